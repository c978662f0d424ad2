/**
 * The price book of the shop: a million items, none of them in memory.
 *
 * <p><b>Versions.</b> Every change of the book, whether a release of head office or a file that the shop imported itself, is a <i>version</i>. A
 * version has rows only for what it changed: an item is as its newest row up to the version in force says, and a removed one has a row that says
 * so. Finding an item is therefore one index seek whatever the book's size, and putting a version in force changes one row, for all items at once:
 * the next scan sees it, whoever asks. A whole file is written as its difference from the newest version, so a price change costs what it changes.
 *
 * <p><b>Staging beside the live book.</b> The rows of a coming version are written in transactions of a few dozen rows each, between which the till
 * sells; they cannot be seen before the version is in force, since its number is higher. A staging that a crash or a bad file cut short is
 * deleted, likewise in small steps, before the next begins. Only one is under way at a time.
 *
 * <p><b>Exactly or not at all.</b> A lookup never guesses: what {@link com.evertill.commerce.codes.CodeReader} read is found under exactly these
 * digits, or it is unknown. The tax table belongs to the version, so that price and tax change together.
 *
 * <p><b>Three versions are kept</b>, the one in force and two before it; rows that nobody can see any more are deleted in small steps.
 *
 * <p><b>Going back.</b> A rollback is a release like others, with a growing number, that names the release whose book comes back. If that is one
 * of those kept, nothing is fetched: what the versions after it changed is staged once more as it was, beside the live book, and comes into force
 * by the one row at its instant. Pointing that row at the old version instead would write nothing, but then versions would no longer follow each
 * other: what head office releases next is a change upon the rollback, not upon what was taken back, whose rows would have to be deleted first. So
 * going back costs what the release that is taken back had cost, without its download, and whatever comes after it goes on as ever. A box that never
 * had that release, or keeps it no longer, fetches the rollback as it fetches any release. Lines in open baskets keep their prices, as they do
 * with every change of the book.
 *
 * <p><b>Version and release.</b> Versions are this box's own count; releases are head office's. A shop that starts before it has a cloud imports its
 * own book, which is release 0; as soon as a release of head office has been staged, head office's book is the only one.
 */
@NullMarked
package com.evertill.edge.catalog;

import org.jspecify.annotations.NullMarked;
