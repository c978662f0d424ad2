package com.evertill.rehearsal.simulation.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.commerce.release.Effective;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TillAndCartTest {
    private static final int CHANGES = 25;
    /** The night in which summer time ends. */
    private static final Instant EVENING = Instant.parse("2026-10-24T18:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void at_every_instant_a_cart_has_the_tills_prices_and_taxes_to_the_cent(long seed) throws Exception {
        var random = new Random(seed);
        var now = EVENING;
        int sold = 0;
        try (var shop = new TillAndCart(folder, random, now)) {
            for (int change = 0; change < CHANGES; change++) {
                boolean let = random.nextInt(4) == 0
                        ? shop.rollBack(effective(random, now), now)
                        : shop.release(effective(random, now), now);
                if (let || random.nextBoolean()) {
                    shop.settle(now);
                    now = now.plus(Duration.ofMinutes(random.nextInt(90)));
                }
                shop.settle(now);
                for (int item = 0; item < TillAndCart.ITEMS; item++) {
                    var at = shop.tills(item);
                    sold += at.isPresent() ? 1 : 0;
                    assertThat(shop.carts(item, now))
                            .as("seed %d, change %d, item %d at %s", seed, change, item, now)
                            .isEqualTo(at);
                }
            }
        }
        assertThat(sold).as("items that were sold").isGreaterThan(CHANGES);
    }

    private static Effective effective(Random random, Instant now) {
        var later = now.plus(Duration.ofMinutes(random.nextInt(1, 300)));
        return switch (random.nextInt(3)) {
            case 0 -> new Effective.Now();
            case 1 -> new Effective.At(later);
            default -> new Effective.StoreTime(LocalDateTime.ofInstant(later, TillAndCart.BERLIN));
        };
    }
}
