/**
 * Where the cloud's services meet the world: HTTP, MQTT, the clock, threads. Nothing else knows the framework.
 *
 * <p>{@link com.evertill.cloud.server.Cloud} puts the services together from {@link com.evertill.cloud.server.Settings}.
 * {@link com.evertill.cloud.server.Uplink} hands what shops say to the ledger and sends its answers; what can never be understood is alarmed and
 * acknowledged there, so that it does not come for ever. {@link com.evertill.cloud.server.Worker} is the loop that drives the steps of readers and
 * releases; {@link com.evertill.cloud.server.Courier} the one that carries what services tell each other, and
 * {@link com.evertill.cloud.server.Clerk} the one that ends what is overdue; {@link com.evertill.cloud.server.Cashier} asks the provider of payments;
 * {@link com.evertill.cloud.server.Archivist} writes the lake's files, on a thread of the operating system, since DuckDB is native code;
 * {@link com.evertill.cloud.server.Librarian} asks it on another;
 * {@link com.evertill.cloud.server.Analyst} thinks ahead for stores. The resources serve head office's API; each says who may.
 * {@link com.evertill.cloud.server.GraphQlResource} serves the one API of all heads, to whom {@link com.evertill.cloud.server.Heads} says they are;
 * {@link com.evertill.cloud.server.Listeners} are those of them who want to be told what happens.
 *
 * <p>Every trouble is answered as problem details ({@link com.evertill.ui.server.Problems}). Screens come with a strict content security policy;
 * without a session are served, besides them and the sign-in, release files behind signed addresses and what heads may ask.
 */
@NullMarked
package com.evertill.cloud.server;

import org.jspecify.annotations.NullMarked;
