/** What tenants keep under names of their own: one shape of rows, pages and mutations for overlays, watchlists and composites. */
package io.chokepoint.api.named;
