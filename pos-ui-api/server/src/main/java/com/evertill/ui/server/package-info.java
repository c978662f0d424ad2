/**
 * The HTTP that every application has in common, the shop's service and the cloud's: what a browser gets besides the answer, what it gets instead
 * of one, and what is for this machine only. Like the {@code server} package of each application it belongs to the rim and knows Quarkus.
 *
 * <p>{@link com.evertill.ui.server.Http} gives the one codec and the headers. {@link com.evertill.ui.server.Problems} makes every trouble a problem
 * document (RFC 9457), its words from the application's own catalogues; resources throw {@link com.evertill.ui.server.Problem}.
 * {@link com.evertill.ui.server.ApiDescription} completes the OpenAPI document with what JAX-RS does not say: who needs a session, and what trouble
 * looks like. {@link com.evertill.ui.server.ThisMachineOnly} keeps that document and the figures from everybody who is not on the machine, also from
 * a page in a browser on it that calls itself by another name.
 */
@NullMarked
package com.evertill.ui.server;

import org.jspecify.annotations.NullMarked;
