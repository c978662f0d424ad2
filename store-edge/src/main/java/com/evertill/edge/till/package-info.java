/**
 * The till: commands in, one after another; events durable; then the screen.
 *
 * <p>{@link com.evertill.edge.till.Till#take} is the only way in. It answers a repeated command as it answered it the first time, runs a new one in
 * one transaction, and shows nothing before that is on the disk. A {@link com.evertill.edge.till.Turn} is what such a transaction stands on and leaves
 * behind; {@link com.evertill.edge.till.TillTransaction} says which command does what, with shifts and card payments in classes of their own. If
 * anything in it fails, the till is what it was, on the disk and in memory, and nothing was drawn.
 *
 * <p>{@link com.evertill.edge.till.Answers Answers} to commands are kept for thirty days, and the newest ten thousand of a box in any case; older ones
 * go in bites of sixty-four, from a step that {@code server} takes every second. A repeat that comes later still does nothing: a command brings along
 * the turn of the view that its user saw, and one from before the last that was forgotten is refused as too old. Who sends commands without a view
 * (a program that tills are driven by) has the thirty days alone: after them the repeat is a new command, and only what it does may refuse it: a
 * payment is settled, a basket another, a shift open already.
 *
 * <p>What is left to do with devices comes back as {@link com.evertill.edge.till.Effect effects}, and may fail without harm to any sale: a print job is
 * in the database before it is an effect, and a payment is intended before the terminal hears of it.
 *
 * <p>What the lane's scale and key switch say when a command comes goes into its turn with it ({@link com.evertill.edge.till.Readings}), so that a command
 * that was refused because the till was locked is refused again when it is repeated, and one that was taken is answered so.
 *
 * <p>A till starts by reading its open basket event by event, so that a box that was killed shows the same lines again.
 */
@NullMarked
package com.evertill.edge.till;

import org.jspecify.annotations.NullMarked;
