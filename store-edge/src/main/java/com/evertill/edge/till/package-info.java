/**
 * The till: commands in, one after another; events durable; then the screen.
 *
 * <p>{@link com.evertill.edge.till.Till#take} is the only way in. It answers a repeated command as it answered it the first time, runs a new one in
 * one transaction ({@link com.evertill.edge.till.TillTransaction}), and shows nothing before that is on the disk. What is left to do with devices comes
 * back as {@link com.evertill.edge.till.Effect effects}, and may fail without harm to any sale: a print job is in the database before it is an
 * effect, and a payment is intended before the terminal hears of it.
 *
 * <p>A till starts by reading its open basket event by event, so that a box that was killed shows the same lines again.
 */
@NullMarked
package com.evertill.edge.till;

import org.jspecify.annotations.NullMarked;
