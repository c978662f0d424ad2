package com.evertill.devices.picture;

/** A file that is no picture of a kind that we print; the message says why, as the end of a sentence. */
public final class UnreadablePicture extends Exception {

    private static final long serialVersionUID = 1;

    public UnreadablePicture(String why) {
        super(why);
    }

    UnreadablePicture(String why, Throwable cause) {
        super(why, cause);
    }
}
