package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @Test
    void one_range_is_understood() throws Exception {
        assertThat(ByteRange.parse("bytes=0-99", 1000)).contains(new ByteRange(0, 99));
        assertThat(ByteRange.parse("bytes=500-", 1000)).contains(new ByteRange(500, 999));
        assertThat(ByteRange.parse("bytes=900-5000", 1000)).contains(new ByteRange(900, 999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-5", "bytes=0-1,5-6", "lines=1-2", "bytes=x-", "bytes=99999999999999999999-"})
    void anything_else_is_the_whole_file(String header) throws Exception {
        assertThat(ByteRange.parse(header, 1000)).isEmpty();
        assertThat(ByteRange.parse(null, 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5-4", "bytes=2000-3000"})
    void bytes_that_are_not_there_are_an_error(String header) {
        assertThatThrownBy(() -> ByteRange.parse(header, 1000)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }
}
