package com.evertill.rehearsal.provider;

import com.evertill.commerce.codec.Json;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param replayed whether it was sent before, under the same key.
 */
record Answer(int status, String body, boolean replayed) {
    static Answer of(int status, Map<String, ?> object) {
        return new Answer(status, Json.text(object), false);
    }

    Answer again() {
        return new Answer(status, body, true);
    }
}
