package com.evertill.commerce.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.facts.BatchStream.Signed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchStreamTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] WIRE = {4, 5};

    @Test
    void batches_are_read_back_as_they_were_written() throws IOException {
        var in = read(two());
        for (int i = 0; i < 2; i++) {
            assertThat(BatchStream.read(in)).hasValueSatisfying(batch -> {
                assertThat(batch.key()).isEqualTo(KEY);
                assertThat(batch.wire()).isEqualTo(WIRE);
            });
        }
        assertThat(BatchStream.read(in)).isEmpty();
    }

    @Test
    void what_breaks_off_within_a_batch_is_no_end() throws IOException {
        var bytes = two();
        for (int length = bytes.length / 2 + 1; length < bytes.length; length++) {
            var in = read(Arrays.copyOf(bytes, length));
            assertThat(BatchStream.read(in)).isPresent();
            assertThatThrownBy(() -> BatchStream.read(in)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatever_is_announced_no_more_is_taken_than_a_batch_may_weigh() {
        assertThatThrownBy(() -> BatchStream.read(read(new byte[] {0x7f, 0, 0, 0, 1})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a stream of batches");
        assertThatThrownBy(() -> BatchStream.read(read(new byte[] {0, 0, 0, 0, 0x7f, 0, 0, 0})))
                .isInstanceOf(IOException.class);
    }

    private static byte[] two() throws IOException {
        var bytes = new ByteArrayOutputStream();
        BatchStream.write(new DataOutputStream(bytes), new Signed(KEY, WIRE));
        BatchStream.write(new DataOutputStream(bytes), new Signed(KEY, WIRE));
        return bytes.toByteArray();
    }

    private static DataInputStream read(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
