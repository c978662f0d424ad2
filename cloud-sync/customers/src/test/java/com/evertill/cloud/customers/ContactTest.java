package com.evertill.cloud.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @ParameterizedTest
    @CsvSource({
        "030 / 123 45-67, +49301234567",
        "(030) 1234567, +49301234567",
        "+49 30 1234567, +49301234567",
        "0049 30 1234567, +49301234567",
        "+1 415 555 2671, +14155552671",
        "' Maria@Example.ORG ', maria@example.org",
        "maria+shop@mail.example.org, maria+shop@mail.example.org"
    })
    void however_it_is_written_it_is_one_contact(String written, String kept) {
        assertThat(Contact.read(written, "49")).map(Contact::address).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "maria",
                "@example.org",
                "maria@",
                "maria@example",
                "maria@exa mple.org",
                "a@b@example.org",
                "<maria@example.org>",
                "123456",
                "+0301234567",
                "030 12",
                "+491234567890123456",
                "0301234x67"
            })
    void what_is_none_is_none(String written) {
        assertThat(Contact.read(written, "49")).isEmpty();
    }

    @Test
    void no_log_shows_it() {
        assertThat(Contact.read("maria@example.org", "49").orElseThrow().toString())
                .doesNotContain("maria");
    }
}
