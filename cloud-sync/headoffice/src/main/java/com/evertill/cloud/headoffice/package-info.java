/**
 * Head office: its people, what they did, and what they see of shops, sales and prices.
 *
 * <p>Its own are users, sessions and the audit, in a database of its own. Everything else it asks of the {@code ledger} and {@code prices}, whose
 * answers it puts together for the screens ({@link com.evertill.cloud.headoffice.FleetViews}, {@link com.evertill.cloud.headoffice.PriceDesk}).
 * The API is in {@link com.evertill.cloud.headoffice.api}; the screens, static files, are in {@code META-INF/resources}.
 *
 * <p>Passwords are kept as PBKDF2 (RFC 8018) with a salt each; sessions by the hash of their token, so that whoever reads the database cannot use
 * them. Guessing is slowed down: after a few wrong passwords a name is locked for a while that doubles, and a name that nobody has is
 * treated like one that somebody has. The first users come from a file that the operator writes; there is no password that comes with the software.
 */
@NullMarked
package com.evertill.cloud.headoffice;

import org.jspecify.annotations.NullMarked;
