/**
 * Signatures that cost nothing and throw no dice.
 *
 * <p>ECDSA draws a random number for every signature and, like Ed25519, takes a tenth of a millisecond; a simulated hour has thousands. Here a
 * signature is a hash over the key's name and the message: whoever signs with another key, or signs something else, is still found out.
 */
@NullMarked
package com.evertill.rehearsal.simulation.keys;

import org.jspecify.annotations.NullMarked;
