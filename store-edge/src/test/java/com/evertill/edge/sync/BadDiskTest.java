package com.evertill.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sync on a disk that takes nothing, but can be read. */
class BadDiskTest extends Conversation {

    @BeforeEach
    void begin() {
        connect();
    }

    @Test
    void a_position_that_cannot_be_written_holds_nothing_up_and_is_tried_once_a_second() {
        talk();
        refuse("UPDATE ON sync");
        assertThat(box.sync.takeFault()).isEmpty();
        for (int second = 0; second < 20; second++) {
            box.sell();
            pass(Duration.ofSeconds(1));
            talk();
            talk();
            assertThat(box.sync.takeFault()).as("second %d", second).isPresent();
            assertThat(box.sync.takeFault()).isEmpty();
        }
        assertThat(box.sync.status().waiting()).isZero();
        assertThat(written()).isZero();
        database("DROP TRIGGER bad_disk");
        pass(Duration.ofSeconds(1));
        talk();
        assertThat(box.sync.takeFault()).isEmpty();
        assertThat(written()).isEqualTo(21);
    }

    @Test
    void on_a_disk_that_takes_nothing_the_cloud_is_greeted_and_what_was_cut_is_sent() {
        box.sell(10);
        assertThat(box.sync.step(now)).as("hello").isPresent();
        assertThat(box.sync.step(now)).as("all of it").isPresent();
        box.sell(5);
        box.restart();
        box.database.condemn("somebody says so");
        box.sync.connected(now);
        talk();
        assertThat(cloud.hellos).hasSize(1);
        assertThat(box.sync.status().confirmed()).isEqualTo(11);
        assertThat(box.sync.takeFault()).isPresent();
        pass(Duration.ofMinutes(6));
        talk();
        assertThat(cloud.hellos).hasSize(2);
    }

    @Test
    void what_could_not_be_cut_is_cut_when_there_is_room_again() {
        talk();
        refuse("INSERT ON batch");
        box.sell();
        talk();
        assertThat(box.sync.takeFault()).isPresent();
        talk();
        assertThat(box.sync.takeFault()).as("not before a second has gone").isEmpty();
        database("DROP TRIGGER bad_disk");
        pass(Duration.ofSeconds(1));
        talk();
        assertThat(cloud.facts()).isEqualTo(box.facts());
    }

    private void refuse(String what) {
        database("CREATE TRIGGER bad_disk BEFORE " + what + " BEGIN SELECT RAISE(ABORT, 'no room'); END");
    }

    private void database(String sql) {
        box.database.act(tx -> tx.update(sql));
    }

    private long written() {
        return box.database.<Long>read(tx -> tx.number("SELECT confirmed FROM sync"));
    }
}
