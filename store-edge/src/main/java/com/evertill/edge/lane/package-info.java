/**
 * A till with its devices: what becomes of what the till wants of them, and of what they tell.
 *
 * <p>A device that fails harms nobody but itself. Nothing is printed, opened or asked before it is durable that it should be: the till commits, then
 * hands out an {@link com.evertill.edge.till.Effect}, and whoever drives the lane brings each to {@link com.evertill.edge.lane.Lane#perform} in that
 * order, with a thread or as a step. An effect that was never performed because the box died is not lost: print jobs and card attempts are rows, and
 * are looked at again at the next start.
 */
@NullMarked
package com.evertill.edge.lane;

import org.jspecify.annotations.NullMarked;
