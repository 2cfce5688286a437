package io.chokepoint.api.document;

/** Says what a document lacks to be answered. */
@FunctionalInterface
public interface DocumentCheck {

    /**
     * The name of a document's only operation.
     *
     * @throws io.chokepoint.api.error.ApiException when the document would be refused, or has not one operation with a name
     */
    String name(String document);
}
