package io.chokepoint.api.document;

import org.eclipse.microprofile.graphql.Description;

/** What a tenant does with documents that it does not trust. */
@Description("What is done with documents that your tenant has not published.")
public enum DocumentPolicy {
    /** They are answered. */
    OPEN,
    /** They are answered, and the log says so. */
    LOG,
    /** They are refused. */
    ENFORCE
}
