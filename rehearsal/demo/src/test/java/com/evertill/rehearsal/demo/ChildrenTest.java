package com.evertill.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @TempDir
    Path folder;

    @Test
    void a_part_that_ends_on_its_own_is_named_with_its_last_lines() throws Exception {
        try (var children = new Children(folder.resolve("pids"))) {
            children.start("sleeper", List.of("sleep", "60"), folder.resolve("sleeper.log"));
            children.start("shop", List.of("sh", "-c", "echo no disk; exit 3"), folder.resolve("shop.log"));
            var dead = children.firstDeath().get(10, TimeUnit.SECONDS);
            assertThat(dead.obituary()).contains("The shop has ended with status 3", "    no disk");
        }
    }

    @Test
    void all_are_stopped_in_the_opposite_order_and_none_counts_as_a_death() throws Exception {
        var order = folder.resolve("order");
        try (var children = new Children(folder.resolve("pids"))) {
            for (var name : List.of("broker", "cloud", "shop")) {
                var script =
                        "trap 'echo " + name + " >> " + order + "; exit 0' TERM; echo up; while :; do sleep 0.05; done";
                children.start(name, List.of("sh", "-c", script), folder.resolve(name + ".log"));
                awaitText(folder.resolve(name + ".log"), "up");
            }
            children.stopAll();
            assertThat(Files.readAllLines(order)).containsExactly("shop", "cloud", "broker");
            assertThatThrownBy(() -> children.firstDeath().get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> children.start("late", List.of("sleep", "60"), folder.resolve("late.log")))
                    .hasMessage("The demo is being stopped.");
        }
    }

    @Test
    void parts_that_outlived_their_launcher_are_ended_at_the_next_start() throws Exception {
        var pids = folder.resolve("pids");
        var killedLauncher = new Children(pids);
        var orphan = killedLauncher.start("orphan", List.of("sleep", "60"), folder.resolve("orphan.log"));
        try (var next = new Children(pids)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(next.firstDeath()).isNotDone();
        }
    }

    @Test
    void a_process_that_got_a_dead_parts_number_is_left_alone() throws Exception {
        var bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("pids"), bystander.pid() + " 1\n");
            new Children(folder.resolve("pids")).close();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    private static void awaitText(Path file, String text) {
        new Progress(System.out, java.time.InstantSource.system())
                .await(text, java.time.Duration.ofSeconds(10), () -> read(file).contains(text));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
