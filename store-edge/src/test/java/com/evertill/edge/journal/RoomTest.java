package com.evertill.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.edge.TestShop;
import com.evertill.edge.journal.Room.Level;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void f07_a_disk_that_will_be_full_is_told_of_weeks_before() {
        assertThat(Room.of(60_000 * MIB, 7 * MIB)).isEqualTo(new Room(60_000 * MIB, 40_000L, Level.PLENTY));
        assertThat(Room.of(60_000 * MIB, 14_000 * MIB)).isEqualTo(new Room(60_000 * MIB, 20L, Level.LOW));
        assertThat(Room.of(6_000 * MIB, 14_000 * MIB)).isEqualTo(new Room(6_000 * MIB, 2L, Level.NEARLY_FULL));
    }

    @Test
    void little_room_is_little_however_little_is_sold() {
        assertThat(Room.of(1_000 * MIB, 0)).isEqualTo(new Room(1_000 * MIB, null, Level.LOW));
        assertThat(Room.of(99 * MIB, 1)).extracting(Room::level).isEqualTo(Level.NEARLY_FULL);
    }

    @Test
    void the_pace_is_that_of_the_last_week() {
        try (var shop = TestShop.german(folder)) {
            shop.opens("0.00");
            shop.closes("0.00");
            assertThat(days(shop)).isNotNull();

            shop.pass(Duration.ofDays(8));
            assertThat(days(shop)).isNull();

            shop.opens("0.00");
            assertThat(days(shop)).isNotNull();
        }
    }

    private static @Nullable Long days(TestShop shop) {
        return shop.database().read(tx -> Room.left(tx, 5_000 * MIB, shop.now)).days();
    }
}
