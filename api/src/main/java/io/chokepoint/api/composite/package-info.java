/** Private indices of tenants: published indices weighted together. */
package io.chokepoint.api.composite;
