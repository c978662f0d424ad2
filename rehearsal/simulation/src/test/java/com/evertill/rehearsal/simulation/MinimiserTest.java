package com.evertill.rehearsal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.simulation.world.Deed;
import com.evertill.rehearsal.simulation.world.Schedule;
import com.evertill.rehearsal.simulation.world.Setting;
import com.evertill.rehearsal.simulation.world.Step;
import com.evertill.rehearsal.simulation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinimiserTest {
    private record Numbered(int number) implements Deed {
        @Override
        public void happen(World world) {}
    }

    private static Schedule schedule(int steps) {
        return new Schedule(
                1,
                new Setting(1, 1, null),
                IntStream.range(0, steps)
                        .mapToObj(n -> new Step(Duration.ofSeconds(n), new Numbered(n)))
                        .toList());
    }

    private static List<Integer> numbers(Schedule schedule) {
        return schedule.steps().stream()
                .map(step -> ((Numbered) step.deed()).number())
                .toList();
    }

    @Test
    void of_a_hundred_steps_the_three_that_matter_are_left_in_their_order() {
        var minimiser = new Minimiser(schedule -> numbers(schedule).containsAll(Set.of(7, 42, 91)), 1_000);
        assertThat(numbers(minimiser.minimise(schedule(100)))).containsExactly(7, 42, 91);
    }

    @Test
    void it_stops_after_so_many_tries_with_what_it_has() {
        var tries = new AtomicInteger();
        var minimiser = new Minimiser(
                schedule -> {
                    tries.incrementAndGet();
                    return numbers(schedule).contains(13);
                },
                4);
        assertThat(numbers(minimiser.minimise(schedule(100)))).contains(13).hasSizeLessThan(100);
        assertThat(tries).hasValue(4);
    }
}
