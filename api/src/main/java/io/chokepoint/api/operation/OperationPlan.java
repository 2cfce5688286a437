package io.chokepoint.api.operation;

import graphql.language.OperationDefinition;

/**
 * A valid operation that keeps to all limits.
 *
 * @param operation what is to be executed
 * @param cost what it can cost
 * @param published whether it asks for published numbers only, so that its answer is the same until the next publication
 * @param aboutDocuments whether it is about trusted documents only, which a tenant must be able to change in any case
 */
record OperationPlan(OperationDefinition operation, OperationCost cost, boolean published, boolean aboutDocuments) {}
