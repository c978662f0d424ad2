/**
 * The rim: the only package that knows Quarkus, HTTP, threads, the clock and the environment.
 *
 * <p>{@link com.evertill.edge.server.Edge} puts the shop together when the box starts and takes it apart when it stops. Every till has one
 * {@link com.evertill.edge.server.LaneThreads}: what drives a lane. The resources translate HTTP into commands and views and
 * nothing more; {@link com.evertill.edge.server.Callers} says who asks; {@link com.evertill.ui.server.Problems} makes every trouble a problem
 * document. Requests run on virtual threads.
 */
@NullMarked
package com.evertill.edge.server;

import org.jspecify.annotations.NullMarked;
