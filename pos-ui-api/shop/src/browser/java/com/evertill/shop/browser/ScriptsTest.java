package com.evertill.shop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The scripts without a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsTest {
    private Scripts scripts;

    @BeforeAll
    void lay_out() throws IOException {
        scripts = new Scripts();
    }

    @Test
    void the_types_in_the_comments_hold() throws Exception {
        var run = scripts.compile();
        assertThat(run.status()).as(run.output()).isZero();
    }

    @Test
    void the_units_pass() throws Exception {
        var run = scripts.test();
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("(?m)^# pass [1-9]");
    }
}
