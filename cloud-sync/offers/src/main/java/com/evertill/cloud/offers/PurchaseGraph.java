package com.evertill.cloud.offers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tinkerpop.gremlin.process.traversal.P;
import org.apache.tinkerpop.gremlin.process.traversal.dsl.graph.GraphTraversalSource;
import org.apache.tinkerpop.gremlin.process.traversal.dsl.graph.__;
import org.apache.tinkerpop.gremlin.structure.T;

/**
 * Baskets and what they hold: a vertex for each basket and each item, an edge from the one to the other. Asked in Gremlin, with nothing in it that only one
 * graph database has; whoever hands the traversal source in says which it is.
 */
final class PurchaseGraph {
    private static final String BASKET = "basket";
    private static final String ITEM = "item";
    private static final String HOLDS = "holds";

    private final GraphTraversalSource g;

    PurchaseGraph(GraphTraversalSource g) {
        this.g = g;
    }

    /** @param basket its id, unlike any item's. */
    void add(String basket, Set<String> items) {
        var vertex = g.addV(BASKET).property(T.id, basket).next();
        for (var item : items) {
            if (!g.V(item).hasNext()) {
                g.addV(ITEM).property(T.id, item).iterate();
            }
            g.addE(HOLDS).from(vertex).to(__.V(item)).iterate();
        }
    }

    long baskets() {
        return g.V().hasLabel(BASKET).count().next();
    }

    /** In how many baskets each item is. */
    Map<Object, Long> bought() {
        return g.V().hasLabel(BASKET).out(HOLDS).groupCount().by(T.id).next();
    }

    /** How many of the baskets with an item have each other one. */
    Map<Object, Long> boughtWith(String item) {
        return g.V(item)
                .in(HOLDS)
                .out(HOLDS)
                .hasId(P.neq(item))
                .groupCount()
                .by(T.id)
                .next();
    }

    /**
     * All that is more than chance.
     *
     * @param most of one item, the best.
     */
    List<Rule> rules(int most) {
        long baskets = baskets();
        var bought = bought();
        var rules = new ArrayList<Rule>();
        bought.forEach((given, count) -> {
            if (count >= Affinity.LEAST_TOGETHER) {
                boughtWith((String) given).entrySet().stream()
                        .map(with -> new Rule(
                                (String) given,
                                (String) with.getKey(),
                                new Affinity(baskets, count, bought.getOrDefault(with.getKey(), 0L), with.getValue())))
                        .filter(rule -> rule.affinity().isRule())
                        .sorted(Rule.BEST_FIRST)
                        .limit(most)
                        .forEach(rules::add);
            }
        });
        return rules;
    }
}
