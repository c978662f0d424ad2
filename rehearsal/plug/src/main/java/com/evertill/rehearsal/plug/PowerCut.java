package com.evertill.rehearsal.plug;

import com.evertill.edge.store.StoreConfig;
import com.evertill.rehearsal.demo.Demo;
import com.evertill.rehearsal.demo.Rig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sells on the real service while its disk is recorded, and then opens every kind of disk that a power cut could have left. */
final class PowerCut {
    private static final int TILLS = 2;
    private static final List<Loss> LOSSES = List.of(Loss.values());

    private final Path place;
    private final PrintStream out;

    /**
     * @param commands that each till is given.
     * @param images how many disks are made and looked at.
     */
    record Plan(boolean nativeEdge, int commands, int images, long seed) {}

    /** @param wrong a sentence for each disk that was not as it must be; empty is what is hoped for. */
    record Outcome(int operations, int images, Map<Loss, Integer> made, List<String> wrong) {}

    /** @param place a folder that is free for this; whatever it holds is deleted. */
    PowerCut(Path place, PrintStream out) {
        this.place = place.toAbsolutePath().normalize();
        this.out = out;
    }

    /** What a service did to its disk, and what its tills told meanwhile. */
    record Recording(List<DiskOp> operations, Map<Integer, Diary> diaries, StoreConfig store) {}

    Outcome run(Path project, Plan plan) throws IOException, InterruptedException {
        return examine(record(project, plan), plan);
    }

    Recording record(Path project, Plan plan) throws IOException, InterruptedException {
        Folders.empty(place);
        var shop = place.resolve("shop");
        var recorder = new Recorder(shop.resolve("edge"), place);
        var diaries = new TreeMap<Integer, Diary>();
        var options = new ArrayList<>(List.of("--no-cloud", "--no-devices"));
        if (plan.nativeEdge()) {
            options.add("--native");
        }
        try (var demo = Demo.onFreePorts(project, shop, options, Rig.wrapped(recorder.wrapper()), out)) {
            var store = StoreConfig.read(demo.storeFile());
            sell(demo, recorder, plan, diaries);
            demo.cutPowerOfShop();
            var operations = recorder.read();
            out.printf("  %,d operations on the disk recorded, %,d MB%n", operations.size(), recorder.mark() >> 20);
            return new Recording(operations, diaries, store);
        }
    }

    private static void sell(Demo demo, Recorder recorder, Plan plan, Map<Integer, Diary> diaries)
            throws InterruptedException {
        var random = new SplittableRandom(plan.seed());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var selling = new ArrayList<Future<?>>();
            for (int till = 1; till <= TILLS; till++) {
                int number = till;
                var diary = new Diary();
                diaries.put(till, diary);
                var cashier = new Cashier("till-" + till, random.split());
                selling.add(threads.submit(() -> {
                    sell(demo, recorder, number, cashier, diary, plan.commands());
                    return number;
                }));
            }
            for (var one : selling) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a till could not sell", e.getCause());
        }
    }

    private static void sell(Demo demo, Recorder recorder, int till, Cashier cashier, Diary diary, int commands)
            throws IOException {
        var screen = demo.manager();
        var view = screen.till(till);
        diary.tell(recorder.mark(), Standing.of(view));
        for (int n = 0; n < commands; n++) {
            view = screen.send(till, cashier.next(view));
            diary.tell(recorder.mark(), Standing.of(view));
        }
    }

    Outcome examine(Recording recording, Plan plan) throws IOException {
        var record = recording.operations();
        var diaries = recording.diaries();
        var random = new SplittableRandom(plan.seed());
        long began = diaries.values().stream().mapToLong(Diary::begin).max().orElseThrow();
        int first = 0;
        while (record.get(first).end() <= began) {
            first++;
        }
        var cuts = random.ints(plan.images(), first, record.size()).sorted().toArray();
        var made = new EnumMap<Loss, Integer>(Loss.class);
        var wrong = new ArrayList<String>();
        var disk = new Disk();
        int applied = 0;
        for (int n = 0; n < cuts.length; n++) {
            for (; applied <= cuts[n]; applied++) {
                disk.apply(record.get(applied));
            }
            var loss = LOSSES.get(n % LOSSES.size());
            made.merge(loss, 1, Integer::sum);
            var image = place.resolve("image-" + n);
            disk.writeImage(image, loss, random.split());
            var found =
                    look(image, recording.store(), diaries, record.get(cuts[n]).end());
            if (found.isEmpty()) {
                Folders.delete(image);
            } else {
                wrong.add("power cut after operation " + cuts[n] + ", losing " + loss + ", kept in " + image + ": "
                        + String.join("; ", found));
            }
            tell(n + 1, plan.images(), wrong.size());
        }
        return new Outcome(record.size(), plan.images(), made, wrong);
    }

    private void tell(int done, int images, int wrong) {
        if (done % 100 == 0 || done == images) {
            out.printf("  %,d of %,d disks opened, %d wrong%n", done, images, wrong);
        }
    }

    /** @return what is wrong with a disk. */
    static List<String> look(Path image, StoreConfig store, Map<Integer, Diary> diaries, long cut) {
        try (var shop = new Reopened(image.resolve("edge.db"), store)) {
            var wrong = new ArrayList<String>();
            diaries.forEach((till, diary) -> {
                var possible = diary.possible(cut);
                var standing = shop.standing(till);
                if (!possible.contains(standing)) {
                    wrong.add("till " + till + " told " + possible + " and stands at " + standing);
                }
                wrong.addAll(shop.sellOn(till));
            });
            wrong.addAll(shop.unsound());
            return wrong;
        } catch (com.evertill.commerce.sqlite.DatabaseFault | IllegalStateException e) {
            return List.of("it cannot be opened: " + e.getMessage());
        }
    }
}
