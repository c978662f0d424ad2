/**
 * A line that can be harmed: a TCP proxy between a program and its broker, which sees bytes and understands none of them.
 *
 * <p>{@link com.evertill.rehearsal.plug.wire.Wire} passes connections on, two pumps to each, and does to them what
 * {@link com.evertill.rehearsal.plug.wire.Trouble} names. It counts what was <b>felt</b>: a trouble that met no byte and no connection has not
 * happened. TLS goes through it end to end; the only thing that it knows of it is how long a record is, to be able to end within one.
 */
@NullMarked
package com.evertill.rehearsal.plug.wire;

import org.jspecify.annotations.NullMarked;
