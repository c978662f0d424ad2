package com.evertill.devices.wire;

import java.io.IOException;

/** The other side does not keep to the protocol: a frame that is too long, or no message in it. Nothing that follows could be understood. */
public final class BrokenRule extends IOException {
    private static final long serialVersionUID = 1;

    public BrokenRule(String sentence) {
        super(sentence);
    }

    BrokenRule(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
