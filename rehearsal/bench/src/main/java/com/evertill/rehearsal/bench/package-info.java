/**
 * Measured, not asserted.
 *
 * <p>Every figure stands beside the limit it is held against, taken in the same run on the same disk and processors, so that a ratio can be believed
 * where a time cannot. Measured code and limit take turns, so that a machine that slows down slows both. Nothing here fails a build.
 *
 * <p>{@code Small} is measured by JMH; what waits for a disk, a socket or a process is driven from outside and told as percentiles.
 */
@NullMarked
package com.evertill.rehearsal.bench;

import org.jspecify.annotations.NullMarked;
