package com.evertill.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A lookup that hangs costs a thread of a few, and nobody else's time. */
class ResolverTest {
    private static final InetAddress[] HERE = {InetAddress.getLoopbackAddress()};
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void a_lookup_is_on_a_thread_of_the_platform_whoever_asks() throws Exception {
        Queue<Boolean> virtual = new ConcurrentLinkedQueue<>();
        try (var resolver = new Resolver(
                _ -> {
                    virtual.add(Thread.currentThread().isVirtual());
                    return HERE;
                },
                Duration.ofMinutes(1))) {
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    resolver.of("erp.example");
                } catch (UnknownHostException e) {
                    throw new IllegalStateException(e);
                }
            });
            asking.join();
            assertThat(virtual).containsExactly(false);
            assertThat(resolver.of("erp.example")).isEqualTo(HERE);
        }
    }

    @Test
    void one_that_hangs_is_given_up_and_others_are_answered() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var resolver = new Resolver(host -> host.equals("hangs") ? hang(hanging) : HERE, SHORT)) {
            assertThatThrownBy(() -> resolver.of("hangs"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("PT0.05S");
            assertThat(resolver.of("erp.example")).isEqualTo(HERE);
            hanging.countDown();
        }
    }

    /** As the system's own lookup does, it does not hear that nobody waits any more. */
    private static InetAddress[] hang(CountDownLatch until) {
        boolean over = false;
        while (!over) {
            try {
                until.await();
                over = true;
            } catch (InterruptedException e) {
                // not heard
            }
        }
        return HERE;
    }

    @Test
    void where_all_hang_whoever_asks_is_told_so_and_nothing_piles_up() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var resolver = new Resolver(host -> host.equals("hangs") ? hang(hanging) : HERE, SHORT)) {
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> resolver.of("hangs")).isInstanceOf(UnknownHostException.class);
            }
            assertThatThrownBy(() -> resolver.of("erp.example")).isInstanceOf(UnknownHostException.class);
            hanging.countDown();
            Browser.eventually(() -> isKnown(resolver));
        }
    }

    private static boolean isKnown(Resolver resolver) {
        try {
            return resolver.of("erp.example").length == 1;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Test
    void a_host_that_nobody_knows_stays_unknown() {
        try (var resolver = new Resolver(
                host -> {
                    throw new UnknownHostException(host);
                },
                Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> resolver.of("nowhere"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("nowhere");
        }
    }
}
