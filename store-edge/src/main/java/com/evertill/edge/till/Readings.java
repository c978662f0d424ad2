package com.evertill.edge.till;

import com.evertill.devices.KeyPosition;
import com.evertill.devices.Weighing;
import com.evertill.devices.Weighing.NotWeighed;

/**
 * What the lane's devices say when a command comes.
 *
 * @param scale where the command {@linkplain Till#wantsTheScale wants} it.
 * @param key where its key switch stands.
 */
public record Readings(Weighing scale, KeyPosition key) {

    /** Of a till without scale and key switch. */
    public static final Readings NONE = new Readings(NotWeighed.NOT_CONFIGURED, KeyPosition.NORMAL);
}
