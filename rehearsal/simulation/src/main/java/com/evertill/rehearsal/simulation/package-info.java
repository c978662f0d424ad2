/**
 * A seeded simulator of many shops, the network and the cloud, in the manner of TigerBeetle's VOPR and FoundationDB's: the production code, a thousand
 * times faster than it lives, under everything that can go wrong, and the same again for the same seed.
 *
 * <p>{@code ./evertill simulate} runs it; docs/simulation.md says what it looks for, and which broken code it was shown to find.
 */
@NullMarked
package com.evertill.rehearsal.simulation;

import org.jspecify.annotations.NullMarked;
