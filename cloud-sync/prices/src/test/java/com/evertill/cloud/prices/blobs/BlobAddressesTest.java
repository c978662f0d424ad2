package com.evertill.cloud.prices.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.facts.Hash;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BlobAddressesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Hash OTHER = new Hash("1".repeat(64));
    private static final Pattern FORM =
            Pattern.compile("https://prices\\.example/blobs/0{64}\\?expires=(\\d+)&signature=([0-9a-f]{64})");

    private final BlobAddresses addresses = new BlobAddresses("https://prices.example", new byte[32]);

    @Test
    void an_address_is_good_until_it_expires() {
        var address = made();
        assertThat(addresses.allows(Hash.ZERO, address.expires, address.signature, NOW))
                .isTrue();
        var last = Instant.ofEpochSecond(address.expires - 1);
        assertThat(addresses.allows(Hash.ZERO, address.expires, address.signature, last))
                .isTrue();
        assertThat(addresses.allows(Hash.ZERO, address.expires, address.signature, last.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void an_address_is_for_one_file_and_one_time_and_by_one_secret() {
        var address = made();
        assertThat(addresses.allows(OTHER, address.expires, address.signature, NOW))
                .isFalse();
        assertThat(addresses.allows(Hash.ZERO, address.expires + 1, address.signature, NOW))
                .isFalse();
        assertThat(addresses.allows(Hash.ZERO, address.expires, "", NOW)).isFalse();
        var secret = new byte[32];
        secret[0] = 1;
        assertThat(new BlobAddresses("", secret).allows(Hash.ZERO, address.expires, address.signature, NOW))
                .isFalse();
    }

    private record Address(long expires, String signature) {}

    private Address made() {
        var parts = FORM.matcher(addresses.of(Hash.ZERO, NOW));
        assertThat(parts.matches()).isTrue();
        return new Address(Long.parseLong(parts.group(1)), parts.group(2));
    }
}
