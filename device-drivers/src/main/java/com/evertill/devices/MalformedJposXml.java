package com.evertill.devices;

import org.jspecify.annotations.Nullable;

/** A {@code jpos.xml} that cannot be used; the message says where and why, for whoever configures the devices. */
public final class MalformedJposXml extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedJposXml(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
