/**
 * What services of the cloud tell each other: events, on a bus, and no other way.
 *
 * <p>An event is a {@link com.evertill.cloud.events.CloudEvent} (CNCF CloudEvents 1.0.2). A service writes it into its
 * {@link com.evertill.cloud.events.Outbox} in the transaction in which the thing happened, and whoever drives the service carries it from there to
 * the {@link com.evertill.cloud.events.EventBus}: what was not committed is not told, and what was told is committed.
 *
 * <p>The bus has two implementations. On AWS it is a custom bus of EventBridge. On one machine it is
 * {@link com.evertill.cloud.events.LocalBus}, a SQLite file that promises what EventBridge promises and no more, so that nobody comes to rely on
 * what the other has not: each rule gets what its pattern matches at least once, in no order, again after a pause when it could not be taken, and at
 * last among the dead letters, from where a person sends it on its way anew. Everything is archived, and can be replayed for one rule until whoever runs the bus
 * lets go of what is old ({@link com.evertill.cloud.events.LocalBus#forget}). Patterns are
 * EventBridge's, matched against the envelope that EventBridge would put round the event ({@link com.evertill.cloud.events.EventPattern}), by the
 * library that EventBridge itself runs: a rule that works here works there.
 *
 * <p>Who takes events takes each once in effect: {@link com.evertill.cloud.events.Inbox} remembers source and id in the transaction of what was
 * made of it.
 */
@NullMarked
package com.evertill.cloud.events;

import org.jspecify.annotations.NullMarked;
