/**
 * People at screens: the whole system as processes, and a browser that clicks, types and scans as they do.
 *
 * <p>The system is started once for all tests, on free ports. Tests share the shop, as its staff does, and each takes a till of its own or
 * leaves the till as it found it.
 */
@NullMarked
package com.evertill.rehearsal.proof.browser;

import org.jspecify.annotations.NullMarked;
