package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A teller at each of two tills, selling until they go home. */
final class Crew implements AutoCloseable {
    private static final int TILLS = 2;

    private final List<Teller> tellers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> selling = new ArrayList<>();

    /** Begins to sell. */
    Crew(Demo demo, SplittableRandom random) {
        this(demo, "", random);
    }

    /** @param name different for each crew of this shop. */
    Crew(Demo demo, String name, SplittableRandom random) {
        for (int till = 1; till <= TILLS; till++) {
            tellers.add(new Teller(till, demo.manager(), new Cashier(name + "till-" + till, random.split())));
        }
        tellers.forEach(teller -> selling.add(threads.submit(teller)));
    }

    /** Commands so far. */
    long answers() {
        return tellers.stream().mapToLong(Teller::answers).sum();
    }

    /** So far. */
    int sales() {
        return tellers.stream().mapToInt(Teller::sales).sum();
    }

    /** Of what was answered at once since this was asked last. */
    Timings timings() {
        var all = new Timings();
        tellers.forEach(teller -> all.addAll(teller.timings().drain()));
        return all;
    }

    /** Each ends the command that it is at. */
    void goHome() throws InterruptedException, ExecutionException {
        tellers.forEach(Teller::goHome);
        for (var one : selling) {
            one.get();
        }
    }

    /** What customers have in their hands: receipt numbers with their totals. To be asked after they went home. */
    Map<String, String> receipts() {
        var all = new TreeMap<String, String>();
        tellers.forEach(teller -> all.putAll(teller.receipts()));
        return all;
    }

    /** What a repeat was answered wrongly. To be asked after they went home. */
    List<String> wrong() {
        return tellers.stream().flatMap(teller -> teller.wrong().stream()).toList();
    }

    /** For where the shop does not come back to them. */
    void abandon() {
        tellers.forEach(Teller::goHome);
        threads.shutdownNow();
    }

    /**
     * What customers have on paper is in the journal, nothing is there twice, and the journal is sound. To be asked after they went home.
     *
     * @return how many sales are in it.
     */
    int compare(Path journal, StoreConfig store, List<String> wrong) {
        wrong.addAll(wrong());
        try (var shop = new Reopened(journal, store)) {
            wrong.addAll(shop.unsound());
            var kept = shop.sales();
            for (var teller : tellers) {
                teller.receipts().forEach((receipt, total) -> {
                    if (!total.equals(kept.get(receipt))) {
                        wrong.add(
                                "receipt " + receipt + " of " + total + " is in the journal with " + kept.get(receipt));
                    }
                });
            }
            return kept.size();
        }
    }

    @Override
    public void close() {
        abandon();
    }
}
