package com.evertill.cloud.prices.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} must do. A subclass says how one is opened. */
public abstract class BlobStoreContract {
    /** Of "hello", FIPS 180-4. */
    private static final Hash HELLO = new Hash("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

    /** The store under test; every call the same one. */
    protected abstract BlobStore store();

    @Test
    void what_is_put_is_found_under_its_hash() throws Exception {
        assertThat(put("hello")).isEqualTo(new BlobStore.Blob(HELLO, 5));
        assertThat(store().find(HELLO)).contains(new BlobStore.Blob(HELLO, 5));
        assertThat(read(HELLO, 0)).isEqualTo("hello");
    }

    @Test
    void the_same_content_twice_is_one_blob() throws Exception {
        assertThat(put("hello")).isEqualTo(put("hello"));
        assertThat(read(HELLO, 0)).isEqualTo("hello");
    }

    @Test
    void reading_may_begin_anywhere() throws Exception {
        put("hello");
        assertThat(read(HELLO, 2)).isEqualTo("llo");
        assertThat(read(HELLO, 5)).isEmpty();
        assertThat(read(HELLO, 99)).isEmpty();
    }

    @Test
    void an_empty_blob_is_a_blob() throws Exception {
        assertThat(read(put("").key(), 0)).isEmpty();
    }

    @Test
    void what_was_never_put_is_not_there() throws Exception {
        assertThat(store().find(Hash.ZERO)).isEmpty();
        assertThat(store().open(Hash.ZERO, 0)).isEmpty();
    }

    @Test
    void f32_a_source_that_breaks_off_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> store().put(out -> {
                    out.write("hello".getBytes(StandardCharsets.UTF_8));
                    throw new IOException("the source is gone");
                }))
                .hasMessage("the source is gone");
        assertThat(store().find(HELLO)).isEmpty();
    }

    private BlobStore.Blob put(String text) throws IOException {
        return store().put(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String read(Hash key, long from) throws IOException {
        try (var in = store().open(key, from).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
