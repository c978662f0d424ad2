/**
 * The local stand-in for Stripe: the part of its HTTP API that payments use, on this machine only, with a page on which a customer pays, is declined, or
 * leaves; never shipped.
 *
 * <p>It is there so that payments meet the real thing's habits before they meet the real thing ({@link com.evertill.rehearsal.provider.Account}):
 *
 * <ul>
 *   <li>A key's answer is kept and given again, a failure as well, for a day; other parameters under it are an error, a body that does not make sense is not kept.
 *   <li>A page is open for half an hour to a day; it is paid at most once; a customer who is declined may try again.
 *   <li>A hold is captured once, wholly or in part, and ends by itself after seven days.
 *   <li>Refunds together are never more than was captured.
 *   <li>Messages are signed, and may be brought late, twice, out of order or never.
 * </ul>
 *
 * <p>What may go wrong on the way is {@link com.evertill.rehearsal.provider.Fault}; whoever starts it says when. <b>Not imitated</b>: banks that take their time
 * (a refund or a payment that is pending), disputes, anything but cards, and every parameter that payments do not send, which is refused.
 */
@NullMarked
package com.evertill.rehearsal.provider;

import org.jspecify.annotations.NullMarked;
