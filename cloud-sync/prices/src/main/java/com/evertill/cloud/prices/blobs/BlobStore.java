package com.evertill.cloud.prices.blobs;

import com.evertill.commerce.facts.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Files under the SHA-256 of their content. What every implementation must do is in {@code BlobStoreContract}, in this module's test jar. */
public interface BlobStore {

    /** Writes a file's content; a source that throws leaves nothing behind. */
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param length in bytes. */
    record Blob(Hash key, long length) {}

    /**
     * Keeps what the source writes. The same content twice is the same blob once.
     *
     * @return durable when it returns.
     */
    Blob put(Source source) throws IOException;

    Optional<Blob> find(Hash key);

    /**
     * The content from a byte on, to be closed by the caller; empty if there is no such blob.
     *
     * @param from from 0; at or behind the end there is nothing left to read.
     */
    Optional<InputStream> open(Hash key, long from) throws IOException;
}
