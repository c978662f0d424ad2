package com.evertill.rehearsal.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The whole, running: started in order, seeded, and stopped in the opposite order. */
public final class Demo implements AutoCloseable {
    /** A cold start on a slow laptop that compiles something else meanwhile. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Layout layout;
    private final DemoOptions options;
    private final Progress progress;
    private final FolderLock lock;
    private final Children children;
    private final Lineup lineup;
    private final Map<Part, Child> running = new HashMap<>();

    private Demo(Layout layout, DemoOptions options, Progress progress, InstantSource clock, Rig rig) {
        this.layout = layout;
        this.options = options;
        this.progress = progress;
        this.lock = FolderLock.take(layout.folder());
        this.children = new Children(layout.folder().resolve("children.pid"));
        this.lineup = new Lineup(layout, options, clock, rig);
    }

    /**
     * Takes the folder, ends what a killed launcher left, and starts nothing yet.
     *
     * @throws DemoFault if the folder or a port is taken.
     */
    static Demo prepare(Layout layout, DemoOptions options, Progress progress, InstantSource clock) {
        return prepare(layout, options, progress, clock, Rig.NONE);
    }

    private static Demo prepare(Layout layout, DemoOptions options, Progress progress, InstantSource clock, Rig rig) {
        var demo = new Demo(layout, options, progress, clock, rig);
        Ports.requireFree(layout.ports());
        DemoStore.write(layout, options);
        return demo;
    }

    /** The whole on ports that are free now, in a folder of its own: for tests, which run beside anything. */
    public static Demo forTests(Path project, Path folder) {
        return onFreePorts(project, folder, List.of(), Rig.NONE, System.out);
    }

    /**
     * @param arguments as {@code ./evertill run} takes them.
     * @param out is told what starts.
     */
    public static Demo onFreePorts(Path project, Path folder, List<String> arguments, Rig rig, PrintStream out) {
        var clock = InstantSource.system();
        var options = DemoOptions.parse(arguments);
        var layout = new Layout(project, folder, 0).onFreePorts();
        var demo = prepare(layout, options, new Progress(out, clock), clock, rig);
        boolean started = false;
        try {
            demo.start();
            started = true;
            return demo;
        } finally {
            if (!started) {
                demo.close();
            }
        }
    }

    /** Starts every part, each when the one before is ready. */
    void start() {
        lineup.parts().forEach(this::start);
        Seed.plant(this, progress);
    }

    /** What its health says to whoever supervises it. */
    public boolean shopIsReady() {
        return lineup.part(Member.SHOP).health().getAsBoolean();
    }

    /** As if the box in the shop lost its power. */
    public void cutPowerOfShop() {
        kill(Member.SHOP);
    }

    public void startShop() {
        start(Member.SHOP);
    }

    /**
     * Another box stands in the shop's place, with nothing in its folder, and asks head office whether it may.
     *
     * @return its name, when head office has heard of it.
     */
    String replaceShop() {
        cutPowerOfShop();
        Layout.empty(layout.edge());
        launch(lineup.part(Member.SHOP));
        var office = headOffice();
        progress.await("A new box asks for the shop's place", LIMIT, () -> office.asking()
                .isPresent());
        return office.asking().orElseThrow();
    }

    /** Without waiting until it sells, which it may not come to. */
    public void switchOnShop() {
        launch(lineup.part(Member.SHOP));
    }

    /**
     * Starts the shop that was killed, which may come to ask head office for its place again.
     *
     * @return the name under which it asks; empty if it sells.
     */
    public Optional<String> startShopThatMayAsk() {
        var shop = lineup.part(Member.SHOP);
        launch(shop);
        var office = headOffice();
        progress.await(
                "The shop comes back",
                LIMIT,
                () -> shop.health().getAsBoolean() || office.asking().isPresent());
        return office.asking();
    }

    /** Somebody at head office gives the shop's place to the box that asks under this name, and the box sells. */
    public void approve(String box) {
        headOffice().approveBox(DemoStore.NODE, box);
        awaitShop();
    }

    /** The new box sells. */
    void awaitShop() {
        await(lineup.part(Member.SHOP));
    }

    /** Ends a running part as a power cut would. */
    public void kill(Member member) {
        children.kill(running.remove(lineup.part(member)));
    }

    /** Stops every part, properly, so that what they have written can be looked at. */
    public void stop() {
        children.stopAll();
    }

    /** Starts a part that was killed, and waits until it is ready. */
    public void start(Member member) {
        start(lineup.part(member));
    }

    /** The processes that sell, and pass on, and store. */
    public enum Member {
        BROKER,
        CLOUD,
        SHOP
    }

    /** Completes when a part ends that nobody stopped. */
    CompletableFuture<Child> firstDeath() {
        return children.firstDeath();
    }

    /** Of the shop: its journal is {@code edge.db} in it. */
    public Path edgeFolder() {
        return layout.edge();
    }

    /** Of the shop's backups. */
    public Path backupFolder() {
        return layout.backup();
    }

    /** Of the cloud: its databases are in it. */
    public Path cloudFolder() {
        return layout.cloud();
    }

    /** Of a running member. */
    public long pid(Member member) {
        return Objects.requireNonNull(running.get(lineup.part(member)), "it does not run")
                .pid();
    }

    /** What a member has said so far. */
    public Path log(Member member) {
        return layout.log(lineup.part(member).log());
    }

    public Path storeFile() {
        return layout.storeFile();
    }

    public URI shop() {
        return layout.shop();
    }

    /** Waits until every fact is confirmed and the sums of shop and cloud are equal to the cent. */
    public void awaitBothSidesEqual(Duration limit) {
        new BothSides(this, progress).awaitEqual(limit);
    }

    public URI office() {
        return layout.headOffice();
    }

    public URI lanes() {
        return layout.lanes();
    }

    DemoOptions options() {
        return options;
    }

    Layout layout() {
        return layout;
    }

    /** A browser in which the manager is signed in. */
    public Shop manager() {
        var browser = new Shop(layout.shop());
        browser.signIn(DemoStore.MANAGER.staff(), DemoStore.MANAGER.pin());
        return browser;
    }

    /** A browser in which a price manager of head office is signed in. */
    public HeadOffice headOffice() {
        var browser = new HeadOffice(layout.headOffice());
        browser.signIn(DemoOffice.USER, DemoOffice.PASSWORD);
        return browser;
    }

    static List<Integer> tills() {
        return IntStream.rangeClosed(1, Layout.TILLS).boxed().toList();
    }

    @Override
    public void close() {
        children.close();
        lock.close();
    }

    private void start(Part part) {
        launch(part);
        await(part);
    }

    private void launch(Part part) {
        running.put(part, children.start(part.name(), part.command(), layout.log(part.log())));
    }

    private void await(Part part) {
        var child = java.util.Objects.requireNonNull(running.get(part));
        progress.await("Starting the " + part.name(), LIMIT, () -> {
            if (!child.isAlive()) {
                throw new DemoFault(child.obituary());
            }
            return part.health().getAsBoolean();
        });
    }
}
