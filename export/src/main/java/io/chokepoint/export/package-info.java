/**
 * Packages of rows that prove themselves to whoever receives them: what is in them, when they are due, where they go, and
 * how they are checked. Nothing here knows a tenant's rights or a database; the server does.
 */
package io.chokepoint.export;
