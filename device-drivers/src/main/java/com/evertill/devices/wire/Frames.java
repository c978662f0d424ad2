package com.evertill.devices.wire;

import com.evertill.commerce.codec.Json;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Messages as bytes and back. */
final class Frames {

    static final byte[] SIGN_OF_LIFE = new byte[Integer.BYTES];

    static byte[] of(Object message) {
        var json = Json.bytes(message);
        if (json.length > Link.LONGEST) {
            throw new IllegalArgumentException("a message of " + json.length + " bytes");
        }
        return ByteBuffer.allocate(Integer.BYTES + json.length)
                .putInt(json.length)
                .put(json)
                .array();
    }

    /**
     * The next frame.
     *
     * @return null for a sign of life.
     * @throws EOFException if the other side hung up.
     * @throws BrokenRule if it is none.
     */
    static <T> @Nullable T read(DataInputStream from, Class<T> type) throws IOException {
        int length = from.readInt();
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > Link.LONGEST) {
            throw new BrokenRule("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        var json = from.readNBytes(length);
        if (json.length < length) {
            throw new EOFException("the line broke in the middle of a message");
        }
        try {
            return Json.read(json, type);
        } catch (Json.MalformedException rubbish) {
            throw new BrokenRule(String.valueOf(rubbish.getMessage()), rubbish);
        }
    }

    private Frames() {}
}
