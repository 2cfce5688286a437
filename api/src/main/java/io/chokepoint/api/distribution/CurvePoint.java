package io.chokepoint.api.distribution;

import org.eclipse.microprofile.graphql.Description;

/** A point of a curve. */
@Description("A point of a curve.")
public record CurvePoint(
        @Description("Lorenz curve: share of the population, from the smallest, 0 to 1.") double x,
        @Description("Lorenz curve: share of the total, 0 to 1.") double y) {}
