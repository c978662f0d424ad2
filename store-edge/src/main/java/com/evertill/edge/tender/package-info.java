/**
 * Card payments that cannot be in limbo.
 *
 * <p>One row per attempt, each state durable before the next step is taken, and one reference for ever, the same at the terminal:
 *
 * <pre>
 * INTENDED ─▶ ASKED ─▶ APPROVED ─▶ APPLIED      in the transaction that takes it into the basket
 *               │  │       └─────▶ REVERSING ─▶ REVERSED     nobody wants it any more
 *               │  └─────▶ DECLINED
 *               └────────▶ UNKNOWN ─▶ any of APPROVED, DECLINED, or WATCHED when a manager has decided against it
 * </pre>
 *
 * After a crash or a lost reply the terminal is asked for the status of the reference. That it knows nothing of it is believed only after it was
 * told to abort and asked again beyond its own time-out. What a manager gave up is watched on, and a late approval of it is reversed.
 */
@NullMarked
package com.evertill.edge.tender;

import org.jspecify.annotations.NullMarked;
