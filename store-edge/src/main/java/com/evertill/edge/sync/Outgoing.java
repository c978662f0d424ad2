package com.evertill.edge.sync;

import com.evertill.commerce.messages.Topic;

/**
 * A message to be published now.
 *
 * @param batch the first sequence of the batch that it is; 0 for another message.
 */
@SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
public record Outgoing(Topic topic, byte[] payload, long batch) {}
