/**
 * A release: a numbered, signed, content-addressed change of the price book of one zone.
 *
 * <p>Head office writes one file with the whole price book, and one with what changed since the release before it; both are gzipped lines of JSON
 * ({@link com.evertill.commerce.release.ReleaseFile}), sorted by item id, the tax table first. Their hashes, sizes and counts stand in the
 * {@link com.evertill.commerce.release.ReleaseManifest}, and only the manifest is signed, Ed25519 over the bytes as they are sent. So a shop
 * trusts nothing but one public key: not the cloud's storage, not the address it pulled from, not the broker that nudged it.
 *
 * <p>What head office lets its shops do, and is no item or tax, is a word of the manifest
 * ({@link com.evertill.commerce.tender.OfflineLimits}): signed with the release that says it, in force with it, and acknowledged with it.
 *
 * <p>Files are named by their hash and never change. Numbers only grow, also when a shop goes back: a rollback is a new release with the old
 * file, and names the release whose book that is. A shop that still keeps that one goes back without fetching anything; to any other, also to
 * one whose software knows nothing of rollbacks, it is a release like all others. A shop stages a release wholly beside the book in force, by the delta if it has its base and by the full file otherwise; both ways
 * lead to the same book, which {@link com.evertill.commerce.release.PriceBookDelta} is tested for. Whatever does not fit is a
 * {@link com.evertill.commerce.release.ReleaseFault} of a closed list, the release is refused with its name in the acknowledgement, and the
 * book in force stays.
 */
@NullMarked
package com.evertill.commerce.release;

import org.jspecify.annotations.NullMarked;
