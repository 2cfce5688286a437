/** Composites of tenants, computed from rows of their components: by the sender, and once more by the receiver. */
package io.chokepoint.export.composite;
