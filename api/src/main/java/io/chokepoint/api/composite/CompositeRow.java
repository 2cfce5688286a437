package io.chokepoint.api.composite;

import io.chokepoint.api.named.NamedRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of a tenant's composites. */
@Entity
@Table(name = "composite")
@AttributeOverride(name = "id", column = @Column(name = "composite_id"))
class CompositeRow extends NamedRow {
    String components;
}
