package com.evertill.devices.remote;

/** What came of a question to a lane. */
sealed interface Answer<T> {

    record Came<T>(T answer) implements Answer<T> {}

    /** The question never left this box. */
    record NotAsked<T>(String why) implements Answer<T> {}

    /** It may have arrived, and anything may have come of it. */
    record Lost<T>(String why) implements Answer<T> {}
}
