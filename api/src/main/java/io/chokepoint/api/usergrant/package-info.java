/** What tenants' admins let their users see. */
package io.chokepoint.api.usergrant;
