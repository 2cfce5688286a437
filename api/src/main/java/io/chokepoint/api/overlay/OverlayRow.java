package io.chokepoint.api.overlay;

import io.chokepoint.api.named.NamedRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of a tenant's overlays. */
@Entity
@Table(name = "overlay")
@AttributeOverride(name = "id", column = @Column(name = "overlay_id"))
class OverlayRow extends NamedRow {
    String content;
}
