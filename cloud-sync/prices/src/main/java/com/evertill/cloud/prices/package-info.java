/**
 * The head office's price books: one per zone, changed by drafts, told to the shops as numbered releases.
 *
 * <p>A {@link com.evertill.cloud.prices.Draft} collects changes, by single item or by a whole CSV file. Its
 * {@link com.evertill.cloud.prices.Check} says what it would do to the newest book and what looks like a slip of the finger. Somebody approves
 * exactly that: a later change to the draft, or another release, takes the approval back. A release gives it the zone's next number and an
 * instant at which it comes into force.
 *
 * <p>Every item is kept in versions, each under the release that brought it, so that the book of any release can be read at any time and nothing
 * is ever overwritten. Numbers grow in the order in which releases come into force. So a release for now that overtakes one planned for tomorrow
 * is built without tomorrow's changes, and tomorrow's release is issued again, under a higher number, on top of it; the one it replaces is
 * superseded and offered to nobody. A draft that changes only an item's price brings only that: name, PLU, tax class and all else are those that the item
 * has in the book upon which the price comes, so that a price for now brings no planned name early, and a planned price undoes no name that is given
 * meanwhile. What comes of all that is looked at before it is committed ({@link com.evertill.cloud.prices.Outlook}): a release
 * that changes nothing where it comes, that gives a price to an item which is not sold there, that gives two items one PLU, in its own book or in a
 * planned one, or whose removed items a planned one would bring back, is refused.
 *
 * <p>What was released can be taken back: a {@link com.evertill.cloud.prices.Rollbacks.Rollback} is a release under the next number that brings the
 * book of an earlier one, now or at a time. Its rows are what leads there from the book that is in force then; its file is that of the earlier
 * release, and its manifest names it, so that shops which still keep that book fetch nothing. What is planned for later stays planned, as it was
 * drafted, upon the book that came back. A release that is not in force yet is taken back by a rollback for the same time. Taxes do not come back: a
 * book that was taxed otherwise than the zone is now is refused.
 *
 * <p>What shops take of payments that the bank was not asked about is set for a zone ({@link com.evertill.cloud.prices.OfflineSettings}) and said by
 * each of its releases. It does not go back with a book.
 *
 * <p>A release is prepared in two steps: its number and content are committed first, then {@link com.evertill.cloud.prices.Prices#step} writes its
 * files ({@link com.evertill.cloud.prices.blobs}), signs its manifest, and only then is it offered. A crash in between is finished by the next
 * step: the files are named by their content, so writing them twice is writing them once.
 *
 * <p>Other services hear of it by events ({@link com.evertill.cloud.prices.PriceEvents}), written down in the transaction in which a release is
 * offered, or taken out of what is planned.
 *
 * <p>Nothing here starts a thread or reads a clock.
 */
@NullMarked
package com.evertill.cloud.prices;

import org.jspecify.annotations.NullMarked;
