package com.evertill.rehearsal.plug;

import static org.assertj.core.api.Assertions.assertThat;

import com.evertill.rehearsal.plug.Batches.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WireTest} is worth: each way in which a cloud could hold something else is found out. */
class BatchesTest {
    private static final List<Batch> CUT = List.of(new Batch(1, 4), new Batch(5, 9), new Batch(10, 10));

    @Test
    void what_was_stored_as_it_was_cut_is_right() {
        assertThat(Batches.compare(CUT, CUT, 10)).isEmpty();
    }

    @Test
    void a_batch_twice_is_found_out() {
        assertThat(Batches.compare(CUT, List.of(CUT.get(0), CUT.get(1), CUT.get(1), CUT.get(2)), 10))
                .isNotEmpty();
    }

    @Test
    void a_batch_that_is_missing_is_found_out() {
        assertThat(Batches.compare(CUT, List.of(CUT.get(0), CUT.get(2)), 10)).isNotEmpty();
        assertThat(Batches.compare(CUT, CUT.subList(0, 2), 10)).isNotEmpty();
    }

    @Test
    void other_boundaries_are_found_out() {
        assertThat(Batches.compare(CUT, List.of(new Batch(1, 9), CUT.get(2)), 10))
                .isNotEmpty();
    }
}
