/**
 * Head office: its people, what they did, and what they see of shops, sales and prices.
 *
 * <p>Its own are users, sessions and the audit, in a database of its own. Everything else it asks of the {@code ledger}, {@code prices} and the
 * {@code lake}, whose answers it puts together for the screens ({@link com.evertill.cloud.headoffice.FleetViews}, {@link com.evertill.cloud.headoffice.PriceDesk},
 * {@link com.evertill.cloud.headoffice.ReportDesk}).
 * The API is in {@link com.evertill.cloud.headoffice.api}; the screens, static files, are in {@code META-INF/resources}.
 *
 * <p>Passwords are kept as PBKDF2 (RFC 8018) with a salt each; sessions by the hash of their token, so that whoever reads the database cannot use
 * them. Guessing is slowed down: after a few wrong passwords a name is locked for a while that doubles, and a name that nobody has is
 * treated like one that somebody has. The first users come from a file that the operator writes; there is no password that comes with the software.
 *
 * <p><b>Exceptions.</b> {@link com.evertill.cloud.headoffice.Incidents} is an inbox of what went wrong behind everybody's back: events of orders and payments, and
 * what was given up on the bus and on the way to other systems. It is made again from the bus on an empty database; who has seen to what is head office's
 * own, as the audit.
 *
 * <p><b>Reports.</b> Days that are over are history, from the lake; today's sales are live, from the ledger's sums, which have every day as well: the
 * page says as of when each is, on how many days of stores they agree, and where they do not. There is no report on margin: no fact says what
 * goods cost. Cashiers are the numbers that the lake has; what name belongs to one only the shop knows. Every role may see all of it, as all
 * other figures of the shops.
 */
@NullMarked
package com.evertill.cloud.headoffice;

import org.jspecify.annotations.NullMarked;
