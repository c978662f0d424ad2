/**
 * The local stand-in for AWS IoT Core: an embedded ActiveMQ Artemis that speaks MQTT 5 over mutual TLS on this machine only, never shipped.
 *
 * <p>It is there so that shop and cloud meet the real thing's habits before they meet the real thing. So everything that IoT Core would refuse is
 * refused here, for the same reason and with the same reason code:
 *
 * <ul>
 *   <li><b>Who.</b> A client shows a certificate of our authority ({@link com.evertill.rehearsal.iot.Certificates}); its common name says which
 *       policy it has, and the policies are the very files of {@code deploy/aws/}, evaluated by a small pure class of our own. What they do not
 *       allow is answered {@code 0x87}: to a CONNECT, to each filter of a SUBSCRIBE, to a PUBLISH with QoS 1; with QoS 0, which has no answer, the
 *       connection ends. Also what a subscriber receives is asked for.
 *   <li><b>How much.</b> Payload 128 KB ({@code 0x97}), packet 146 KB ({@code 0x95}), QoS 1 at most ({@code 0x9B}), 100 unacknowledged messages in
 *       each direction ({@code 0x93}), topics of 8 levels and 256 bytes ({@code 0x90}, {@code 0x8F}), client ids of 128 bytes ({@code 0x85}), 50
 *       subscriptions on a connection and 8 in a SUBSCRIBE ({@code 0x97}), 8 topic aliases ({@code 0x94}), no subscription identifiers
 *       ({@code 0xA1}), sessions of one hour, keep-alive of 30 to 1200 seconds.
 *   <li><b>How fast.</b> 100 messages a second on one connection, both directions together: what a client publishes beyond that is discarded, with
 *       {@code 0x97} in its PUBACK; what goes to it waits. 512 KB a second: what is beyond that waits, in both directions, and the socket is not
 *       read meanwhile.
 *   <li><b>What is different from MQTT.</b> {@code a/#} does not match {@code a}; retained messages come to the exact topic only; a newer connection
 *       takes a client id over.
 * </ul>
 *
 * <p>All of it is decided in one place, a handler in each connection's pipeline between Netty's codec and Artemis ({@code Gate}, which moves
 * packets, and {@code Rules}, which decide without a socket or a clock). Artemis' own security and limits are off or wider, so that there is no
 * second truth: it knows addresses, not topic filters, and no rates.
 *
 * <p><b>Not imitated</b>, so do not conclude anything about it from what is seen here: rates of a whole account and of CONNECT; the slow delivery
 * of what a session has queued (10, for a shared subscription 20 messages a second) and the limits of such queues; messages out of order, sent
 * again to a client that is still connected, or dropped after an hour without PUBACK; rules, shadows and jobs; MQTT 3.1.1, which nothing of ours
 * speaks and which is refused ({@code 0x84}). AWS does not say whether in and out are counted together against the 100 messages; here they are,
 * which is the stricter reading.
 *
 * <p>Run with {@code --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow}, else the JDK warns about what Netty does.
 */
@NullMarked
package com.evertill.rehearsal.iot;

import org.jspecify.annotations.NullMarked;
