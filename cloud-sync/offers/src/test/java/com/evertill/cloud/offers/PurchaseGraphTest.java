package com.evertill.cloud.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;
import org.junit.jupiter.api.Test;

/** What goes together in a world in which it is known. */
class PurchaseGraphTest {
    /** Forty items that have nothing to do with each other, but for three pairs. */
    private static List<Set<String>> world(long seed, int baskets) {
        var dice = new Random(seed);
        var all = new ArrayList<Set<String>>();
        for (int basket = 0; basket < baskets; basket++) {
            var items = new TreeSet<String>();
            for (int item = 0; item < 40; item++) {
                if (dice.nextDouble() < 0.06) {
                    items.add("item-" + item);
                }
            }
            for (var pair : List.of(Set.of("coffee", "milk"), Set.of("pasta", "sauce"), Set.of("beer", "crisps"))) {
                var chance = dice.nextDouble();
                pair.forEach(item -> {
                    if (chance < 0.05 || dice.nextDouble() < 0.05) {
                        items.add(item);
                    }
                });
            }
            all.add(items);
        }
        return all;
    }

    private static List<Rule> rules(List<Set<String>> baskets) {
        try (var tinker = TinkerGraph.open()) {
            return filled(tinker, baskets).rules(10);
        }
    }

    private static PurchaseGraph filled(TinkerGraph tinker, List<Set<String>> baskets) {
        var graph = new PurchaseGraph(tinker.traversal());
        for (int basket = 0; basket < baskets.size(); basket++) {
            graph.add("basket:" + basket, baskets.get(basket));
        }
        return graph;
    }

    @Test
    void what_goes_together_is_found_and_nothing_else() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(rules(world(seed, 1_500)))
                    .as("seed %d", seed)
                    .extracting(rule -> rule.given() + " > " + rule.then())
                    .containsExactlyInAnyOrder(
                            "coffee > milk",
                            "milk > coffee",
                            "pasta > sauce",
                            "sauce > pasta",
                            "beer > crisps",
                            "crisps > beer");
        }
    }

    @Test
    void a_few_baskets_are_no_rule() {
        var few = new ArrayList<Set<String>>();
        for (int basket = 0; basket < Affinity.LEAST_TOGETHER - 1; basket++) {
            few.add(Set.of("caviar", "champagne"));
        }
        for (int basket = 0; basket < 500; basket++) {
            few.add(Set.of("bread"));
        }
        assertThat(rules(few)).isEmpty();
        few.add(Set.of("caviar", "champagne"));
        var affinity = rules(few).getFirst().affinity();
        assertThat(affinity.support()).isEqualTo(8.0 / 508);
        assertThat(affinity.confidence()).isEqualTo(1);
        assertThat(affinity.lift()).isEqualTo(508.0 / 8);
    }

    @Property(tries = 30)
    void it_counts_as_somebody_with_a_pencil_would(@ForAll long seed) {
        var baskets = world(seed, 60);
        var bought = new HashMap<String, Long>();
        var with = new HashMap<String, Map<String, Long>>();
        for (var basket : baskets) {
            for (var one : basket) {
                bought.merge(one, 1L, Long::sum);
                for (var other : basket) {
                    if (!one.equals(other)) {
                        with.computeIfAbsent(one, _ -> new HashMap<>()).merge(other, 1L, Long::sum);
                    }
                }
            }
        }
        try (var tinker = TinkerGraph.open()) {
            var graph = filled(tinker, baskets);
            assertThat(graph.baskets()).isEqualTo(baskets.size());
            assertThat(graph.bought()).isEqualTo(bought);
            for (var item : new HashSet<>(bought.keySet())) {
                assertThat(graph.boughtWith(item)).isEqualTo(with.getOrDefault(item, Map.of()));
            }
        }
    }
}
