/**
 * A shop put together: its configuration, its one file, and what stands on them.
 *
 * <p>Whoever drives it, the server with threads or the simulator with one loop, opens it here, so that both have the same shop.
 */
@NullMarked
package com.evertill.edge.shop;

import org.jspecify.annotations.NullMarked;
