/**
 * The shop's side of the conversation with the cloud.
 *
 * <p><b>The journal is the outbox.</b> There is no queue and no mark on any fact, only one position: up to where the cloud has confirmed, in a
 * statement that it countersigned and whose hash is ours. A PUBACK moves nothing, and a broker stores nothing; what was lost on the way is sent
 * again, what was doubled is doubled with the same boundaries, so that the cloud recognizes it. Two weeks without a line are a longer wait, no more.
 *
 * <p><b>Steps.</b> {@link com.evertill.edge.sync.Sync} starts no thread, reads no clock and holds no connection. It is told what happened
 * ({@code connected}, {@code received}) and asked what to do next ({@code step}); the server drives it beside a
 * {@link com.evertill.edge.sync.CloudLink}, a simulator in one loop beside a bad network.
 *
 * <p><b>Order.</b> At most eight batches after the position are under way, two of them with the link. What is new goes before what has waited, so that
 * after a long outage what happens now is seen now, behind one batch at most; the cloud keeps it until the gap before it has closed. A greeting waits for
 * nothing but what the link has.
 *
 * <p><b>When the two sides disagree</b>, the position stays where it is, and the manager's screen says what is wrong: the closed list is
 * {@link com.evertill.edge.sync.SyncProblem}. Selling goes on, unless a signed word shows that this journal is an old copy: then the database takes
 * nothing more from the moment on that the word is heard, and the next start knows of it, however soon the power goes. If the cloud holds less than it once confirmed, the journal still has it and sends it again.
 */
@NullMarked
package com.evertill.edge.sync;

import org.jspecify.annotations.NullMarked;
