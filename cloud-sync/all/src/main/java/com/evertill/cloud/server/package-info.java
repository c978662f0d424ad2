/**
 * Where the cloud's services meet the world: HTTP, MQTT, the clock, threads. Nothing else knows the framework.
 *
 * <p>{@link com.evertill.cloud.server.Cloud} puts the services together from {@link com.evertill.cloud.server.Settings}.
 * {@link com.evertill.cloud.server.Uplink} hands what shops say to the ledger and sends its answers; what can never be understood is alarmed and
 * acknowledged there, so that it does not come for ever. {@link com.evertill.cloud.server.Worker} is the loop that drives the steps of readers and
 * releases; {@link com.evertill.cloud.server.Courier} the one that carries what services tell each other, and
 * {@link com.evertill.cloud.server.Clerk} the one that ends what is overdue. The resources serve head office's API; each says who may.
 *
 * <p>Every trouble is answered as problem details ({@link com.evertill.ui.server.Problems}). Screens come with a strict content security policy;
 * the only thing that is served without a session, besides them and the sign-in, are release files behind signed addresses.
 */
@NullMarked
package com.evertill.cloud.server;

import org.jspecify.annotations.NullMarked;
