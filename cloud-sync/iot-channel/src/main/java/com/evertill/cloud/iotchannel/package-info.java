/**
 * MQTT 5 channels for SmallRye Reactive Messaging, on the client that the shop uses as well.
 *
 * <p><b>Why one of our own.</b> The stock MQTT connector speaks MQTT 3.1.1, acknowledges a message when it has received it, and drops what it cannot
 * buffer: of a burst of a thousand messages with a slow consumer, all were acknowledged and nine processed. Here a message is acknowledged
 * (PUBACK) when its consumer has acknowledged it, and the broker sends no more unacknowledged ones than the channel's receive maximum. Whatever
 * was not acknowledged, because the process died, the consumer failed or the cable broke, the broker sends again.
 *
 * <p><b>At least once</b>, then, and in no certain order. Consumers must know what they have already seen; the ledger does, by journal and
 * sequence.
 *
 * <p><b>A message that fails</b> (nack) is logged and not acknowledged. MQTT sends it again on a new connection only, so the channel renews its
 * connection after a pause; what else is in flight then comes again as well. That is meant for a store that is away for a while. What can never be
 * processed must be set aside and acknowledged by the consumer, or it comes for ever.
 *
 * <p><b>Threads.</b> The client calls back on native threads of its own, on which neither configuration nor injection works. Everything hops to one
 * Vert.x context per channel before it meets a consumer; the framework takes a method with {@code @RunOnVirtualThread} or {@code @Blocking} to its
 * thread from there. Of the former up to the receive maximum run at once, of the latter one (unless it says {@code ordered = false}).
 *
 * <p>On AWS at scale the same consumer hears an SQS queue behind an IoT rule instead; only the configuration of its channel changes, and who makes
 * the {@link com.evertill.cloud.iotchannel.Envelope}.
 */
@NullMarked
package com.evertill.cloud.iotchannel;

import org.jspecify.annotations.NullMarked;
