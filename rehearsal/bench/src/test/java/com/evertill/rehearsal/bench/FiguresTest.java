package com.evertill.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.rehearsal.bench.Options.Part;
import com.evertill.rehearsal.bench.Report.Section;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentiles_are_by_nearest_rank() {
        var samples = new Samples();
        for (int micros = 2_000; micros >= 1; micros--) {
            samples.add(micros * 1_000L);
        }
        assertThat(samples.micros(50)).isEqualTo(1_000);
        assertThat(samples.micros(99)).isEqualTo(1_980);
        assertThat(samples.micros(100)).isEqualTo(2_000);
        assertThat(samples.millis(50)).isEqualTo(1);
    }

    @Test
    void one_sample_is_every_percentile() {
        var samples = new Samples();
        samples.add(7_000);
        assertThat(List.of(samples.micros(1), samples.micros(50), samples.micros(99), samples.micros(100)))
                .containsOnly(7.0);
    }

    @Test
    void a_rate_is_how_many_fit_into_a_second() {
        var samples = new Samples();
        samples.add(250_000_000);
        samples.add(750_000_000);
        assertThat(samples.perSecond()).isEqualTo(2);
    }

    @Test
    void a_figure_stands_beside_its_limit_with_their_ratio() {
        var section = new Section("Selling");
        section.figures()
                .add(Figure.of("a scan, p50", "µs", 300, "taking turns").beside("a bare commit", 200));
        section.figures().add(Figure.of("memory", "MiB", 72.44, "VmRSS"));
        section.notes().add("the browser; there is none");
        var machine = new Machine("25", 2, "a processor", 1_024, "Linux", "ext4", 0.5);
        assertThat(Markdown.of(machine, List.of(section))).isEqualTo("""
                Measured on 2 processors (a processor), 1,024 MiB, Linux, ext4; load 0.5 at the start; Java 25.

                **Selling**

                | | measured | its limit, in the same run | ratio | how |
                |---|---:|---|---:|---|
                | a scan, p50 | 300 µs | 200 µs a bare commit | 1.50 | taking turns |
                | memory | 72.4 MiB |  |  | VmRSS |
                Not measured: the browser; there is none
                """);
    }

    @Test
    void parts_can_be_named_and_are_all_but_the_largest_if_not() {
        assertThat(Options.parse("--quick"))
                .isEqualTo(new Options(true, false, EnumSet.complementOf(EnumSet.of(Part.JOURNAL))));
        assertThat(Options.parse("wire", "till").parts()).containsExactly(Part.TILL, Part.WIRE);
        assertThatThrownBy(() -> Options.parse("tills")).hasMessageContaining("There is no 'tills'");
    }
}
