package io.chokepoint.api.operator;

import java.util.Map;

/**
 * What an order has changed.
 *
 * @param tenant the tenant as it is now
 * @param organization what was done to the organization in Keycloak
 * @param row what was done to the tenant itself: name, plan, status
 * @param grantsAdded number of grants that were not there before
 * @param grantsRemoved number of grants that were there before, and are not any more
 * @param users what was done to each user, by name
 */
record Outcome(
        TenantView tenant,
        Change organization,
        Change row,
        int grantsAdded,
        int grantsRemoved,
        Map<String, Change> users) {

    /** What was done to a thing. */
    enum Change {
        /** It was not there. */
        CREATED,
        /** It was there, and otherwise. */
        CHANGED,
        /** It was so already. */
        UNCHANGED
    }
}
