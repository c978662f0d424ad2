package com.evertill.cloud.customers;

import java.time.Instant;

/**
 * A code on its way to a person. The words around it, and the language, are the gateway's.
 *
 * @param id the same when it is brought again: a person gets it once.
 * @param to an e-mail address or a phone number by E.164.
 */
public record CodeMessage(String id, Channel channel, String to, String code, Instant expires) {
    /** It is in no log. */
    @Override
    public String toString() {
        return "CodeMessage " + id + " by " + channel;
    }
}
