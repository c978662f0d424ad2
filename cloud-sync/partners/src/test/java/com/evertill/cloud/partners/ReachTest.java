package com.evertill.cloud.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.cloud.partners.Reach.OutOfReachException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No partner reaches into the retailer's network through us. */
class ReachTest {
    private static Reach reach(boolean loopback, String... addresses) {
        return new Reach(Set.of("erp.intern"), loopback, host -> {
            if (host.equals("nowhere")) {
                throw new UnknownHostException(host);
            }
            return Arrays.stream(addresses).map(ReachTest::address).toArray(InetAddress[]::new);
        });
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    private static Optional<PartnerRefusal> refusal(Reach reach, String url) {
        try {
            reach.address(URI.create(url));
            return Optional.empty();
        } catch (OutOfReachException e) {
            return Optional.of(e.why());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "::10.0.0.1"
            })
    void what_is_not_public_is_refused(String address) {
        assertThat(refusal(reach(false, address), "https://erp.example/hooks"))
                .contains(PartnerRefusal.THE_ADDRESS_IS_NOT_PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001:82b::200e"})
    void what_is_public_is_reached(String address) {
        assertThat(refusal(reach(false, address), "https://erp.example/hooks")).isEmpty();
    }

    @Test
    void one_private_address_among_others_is_enough() {
        assertThat(refusal(reach(false, "8.8.8.8", "10.0.0.1"), "https://erp.example/"))
                .contains(PartnerRefusal.THE_ADDRESS_IS_NOT_PUBLIC);
    }

    @Test
    void a_private_host_is_reached_if_the_operator_says_so_and_only_that_one() {
        assertThat(refusal(reach(false, "10.0.0.1"), "https://erp.intern/")).isEmpty();
        assertThat(refusal(reach(false, "10.0.0.1"), "http://erp.intern/"))
                .contains(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
        assertThat(refusal(reach(false, "10.0.0.1"), "https://db.intern/"))
                .contains(PartnerRefusal.THE_ADDRESS_IS_NOT_PUBLIC);
    }

    @Test
    void plain_http_is_for_this_machine_in_a_rehearsal() {
        assertThat(refusal(reach(true, "127.0.0.1"), "http://localhost:8080/")).isEmpty();
        assertThat(refusal(reach(true, "8.8.8.8"), "http://erp.example/"))
                .contains(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
        assertThat(refusal(reach(false, "127.0.0.1"), "http://localhost:8080/"))
                .contains(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:///hooks",
                "/hooks",
                "https://somebody@erp.example/",
                "https://erp.example/#a",
                "mailto:a@b.c"
            })
    void what_is_no_address_is_none(String url) {
        assertThat(refusal(reach(false, "8.8.8.8"), url)).contains(PartnerRefusal.THE_ADDRESS_IS_NONE);
    }

    @Test
    void a_host_that_nobody_knows_is_said_so() {
        assertThat(refusal(reach(false, "8.8.8.8"), "https://nowhere/")).contains(PartnerRefusal.THE_HOST_IS_NOT_KNOWN);
        assertThat(refusal(reach(false), "https://erp.example/")).contains(PartnerRefusal.THE_HOST_IS_NOT_KNOWN);
        assertThat(refusal(reach(false, "8.8.8.8"), "file://erp.example/"))
                .contains(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
    }
}
