/** What plans let their tenants ask for. */
package io.chokepoint.api.plan;
