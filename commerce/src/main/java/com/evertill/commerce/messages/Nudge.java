package com.evertill.commerce.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * There is a release to fetch. The manifest is signed by head office and is all that is believed; the addresses only say where its bytes can be
 * had, are signed by the cloud, and soon expire: a shop that comes too late says {@link Hello} again.
 *
 * @param manifest the canonical bytes of a {@link com.evertill.commerce.release.ReleaseManifest}.
 * @param full where the whole price book lies.
 * @param delta where the change against the manifest's base lies, if there is one.
 * @param at the cloud's clock.
 */
@SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
public record Nudge(
        byte[] manifest,
        byte[] signature,
        String full,
        @Nullable String delta,
        Instant at) {}
