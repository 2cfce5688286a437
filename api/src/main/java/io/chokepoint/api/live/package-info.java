/** Publications told as they come, over a WebSocket. */
package io.chokepoint.api.live;
