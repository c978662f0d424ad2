/**
 * The numbers that must never go back, kept a second time on another medium (UnifiedPOS hard totals): receipts, shifts, baskets, prints, facts, and the epoch.
 *
 * <p>A journal that was copied, a disk image that was put back, a virtual machine that was set back to yesterday: all of them look sound, and would give out
 * numbers that customers have on paper. The cloud finds out when it is asked; a shop that has none, or whose line is down, does not. With hard totals the
 * box itself does, before it sells: {@link com.evertill.edge.numbers.SecondCopy#behind}.
 *
 * <p>The second copy is written after the journal, once a second at most, so it is never ahead of a journal that is the right one, and a power cut in
 * between raises no alarm. A journal of a later epoch uses no number again and is always let in: taking a box's place, and setting a journal aside, begin
 * an epoch, and with hard totals that is so without a cloud too. A medium that is away stops nothing and is said; when it is back, it is asked before it is
 * written.
 */
@NullMarked
package com.evertill.edge.numbers;

import org.jspecify.annotations.NullMarked;
