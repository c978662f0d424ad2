package com.evertill.edge.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final Remembered<String, String> remembered = new Remembered<>();
    private final List<String> looked = new ArrayList<>();

    private Optional<String> find(String key) {
        return remembered.find(key, it -> {
            looked.add(it);
            return it.equals("nobody") ? Optional.empty() : Optional.of("this is " + it);
        });
    }

    @Test
    void what_was_found_is_looked_up_once() {
        assertThat(find("Maria")).contains("this is Maria");
        assertThat(find("Maria")).contains("this is Maria");
        assertThat(looked).containsExactly("Maria");
    }

    @Test
    void what_was_not_found_is_looked_up_each_time() {
        assertThat(find("nobody")).isEmpty();
        assertThat(find("nobody")).isEmpty();
        assertThat(looked).containsExactly("nobody", "nobody");
    }

    @Test
    void after_a_change_nothing_is_known() {
        find("Maria");
        remembered.forget();
        assertThat(find("Maria")).contains("this is Maria");
        assertThat(looked).hasSize(2);
    }

    @Test
    void what_was_read_before_a_change_is_not_believed_after_it() {
        var stale = remembered.find("Maria", _ -> {
            remembered.forget(); // somebody signs out between our reading and our remembering
            return Optional.of("signed in");
        });
        assertThat(stale).contains("signed in");
        assertThat(find("Maria")).as("looked up anew").contains("this is Maria");
    }
}
