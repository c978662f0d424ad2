/**
 * Customers: who they are, how they sign in, what they allowed. Everybody else knows a customer by an opaque reference.
 *
 * <p>{@link com.evertill.cloud.customers.Customers} is the door. A person signs in at any head with an e-mail address or a phone number
 * ({@link com.evertill.cloud.customers.Contact}) and a code of six digits that is sent there; the first time is the registration. Asking for a code
 * never looks whether anybody is known by the contact, so it cannot tell. A code is used once, for ten minutes, and is worth
 * few guesses: how many are in {@link com.evertill.cloud.customers.SignInRules}. What a sign-in gives is a token, of which only a hash is here.
 *
 * <p>Codes are brought by a {@link com.evertill.cloud.customers.CodeCourier}, from a row that is durable before the head has its answer, at least once, until
 * they expire: as files in a folder that a gateway collects ({@link com.evertill.cloud.customers.CodeFolder}), or signed to a gateway's address
 * ({@link com.evertill.cloud.customers.CodeGateway}). The code itself is never kept: it is made of that row and of a secret that is in no database.
 *
 * <p><b>Erasure.</b> What is known of a person is sealed with a key of their own (AES-256-GCM), and the keys lie in a database of their own
 * ({@link com.evertill.cloud.customers.SubjectKeys}). Whoever wants to be forgotten is forgotten by throwing their key away: what is left in backups of
 * the other file is unreadable from then on. So the two files must not share a backup, and that of the keys is kept no longer than an erasure may take. A
 * contact is looked up by a keyed hash; whoever has the database and not the secret cannot try numbers on it. What stays is the reference, when it was
 * registered and erased, and what was allowed when: no person is in it. Guesses and asks are counted for an hour, under another such hash.
 *
 * <p>Nothing that is known of a person is in an event ({@link com.evertill.cloud.customers.CustomerEvents}), in the log of commands, or in a log.
 */
@NullMarked
package com.evertill.cloud.customers;

import org.jspecify.annotations.NullMarked;
