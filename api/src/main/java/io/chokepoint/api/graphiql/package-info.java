/** GraphiQL with a login, for the local run alone. */
package io.chokepoint.api.graphiql;
