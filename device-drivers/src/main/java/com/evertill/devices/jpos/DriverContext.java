package com.evertill.devices.jpos;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the services of one process share: who runs their work, who has claimed which device, and the links by their address. */
public final class DriverContext {

    private final Executor executor;
    private final @Nullable World world;
    private final @Nullable ClassLoader drivers;
    private final Map<String, Semaphore> claims = new ConcurrentHashMap<>();
    private final EscPosLinks escPosLinks = new EscPosLinks(this);

    /** @param executor starts a thread for each task, best a virtual one: links and queues block. */
    public DriverContext(Executor executor) {
        this(executor, null);
    }

    /** @param drivers knows vendors' services; {@code null} where none can be loaded. */
    public DriverContext(Executor executor, @Nullable ClassLoader drivers) {
        this.executor = executor;
        this.world = null;
        this.drivers = drivers;
    }

    /**
     * For card terminals as well.
     *
     * @param dice is asked when a terminal is opened: this may be made while the native executable is built, in which no seed may be kept.
     */
    public DriverContext(Executor executor, InstantSource clock, Supplier<SecureRandom> dice) {
        this.executor = executor;
        this.world = new World(clock, dice);
        this.drivers = null;
    }

    /** What only a card terminal needs: time stamps for its messages, and nonces for their seals. */
    record World(InstantSource clock, Supplier<SecureRandom> dice) {}

    /** @return null where no services of card terminals are offered. */
    @Nullable
    World world() {
        return world;
    }

    @Nullable
    ClassLoader drivers() {
        return drivers;
    }

    Executor executor() {
        return executor;
    }

    EscPosLinks escPosLinks() {
        return escPosLinks;
    }

    /** @param millis 0 for not at all, -1 for as long as it takes. */
    boolean claim(String device, int millis) throws InterruptedException {
        var claim = claims.computeIfAbsent(device, _ -> new Semaphore(1));
        if (millis < 0) {
            claim.acquire();
            return true;
        }
        return claim.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    boolean isClaimed(String device) {
        var claim = claims.get(device);
        return claim != null && claim.availablePermits() == 0;
    }

    void release(String device) {
        var claim = claims.get(device);
        if (claim == null || claim.availablePermits() > 0) {
            throw new IllegalStateException(device + " was not claimed");
        }
        claim.release();
    }
}
