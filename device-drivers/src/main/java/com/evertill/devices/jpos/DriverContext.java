package com.evertill.devices.jpos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What the services of one process share: who runs their work, who has claimed which device, and the links by their address. */
public final class DriverContext {

    private final Executor executor;
    private final Map<String, Semaphore> claims = new ConcurrentHashMap<>();
    private final EscPosLinks escPosLinks = new EscPosLinks(this);

    /** @param executor starts a thread for each task, best a virtual one: links and queues block. */
    public DriverContext(Executor executor) {
        this.executor = executor;
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
