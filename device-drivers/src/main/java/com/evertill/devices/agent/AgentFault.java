package com.evertill.devices.agent;

import org.jspecify.annotations.Nullable;

/** The program at the lane cannot work as it was set up; the message says to whoever did that what is wrong. */
public final class AgentFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    AgentFault(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
