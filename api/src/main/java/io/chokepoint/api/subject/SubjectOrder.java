package io.chokepoint.api.subject;

import org.eclipse.microprofile.graphql.Description;

/** Order of subjects; the key decides among equals. */
@Description("Order of subjects; the key decides among equals.")
public enum SubjectOrder {
    /** By key. */
    KEY,
    /** By name. */
    NAME
}
