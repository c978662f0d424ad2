/**
 * The whole of Evertill on one machine: what {@code ./evertill run} and {@code ./evertill smoke} start.
 *
 * <p>Every part is a process of its own, started as it would be in production, with its own log file: local IoT Core, the simulated lanes, the
 * cloud, the shop. They are stopped in the opposite order, so that a shop that still has something to say finds somebody to say it to. All that
 * they know lies below one folder, and the next start goes on with it; what they were told (certificates, keys, the store's configuration, the
 * ports) is in files there too, so that it can be read, changed and compared with a real shop's.
 *
 * <p>Nothing is put in by a side door: the demo catalogue goes through head office's API, is approved and released there, and the shop has
 * pulled and activated it before the demo calls itself ready.
 */
@NullMarked
package com.evertill.rehearsal.demo;

import org.jspecify.annotations.NullMarked;
