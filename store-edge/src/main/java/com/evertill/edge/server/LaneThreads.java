package com.evertill.edge.server;

import com.evertill.devices.LaneDevices;
import com.evertill.edge.lane.Lane;
import com.evertill.edge.shop.Shop;
import com.evertill.edge.store.StoreConfig;
import com.evertill.edge.till.Effect;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Drives a {@link Lane}: one thread for its effects, one for its card payments. */
final class LaneThreads implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LaneThreads.class);
    private static final long TERMINAL_AGAIN_MILLIS = 2_000;
    private static final long TERMINAL_CHECK_MILLIS = 15_000;

    private final Lane lane;
    private final ExecutorService effects =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("effects").factory());
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore terminalBell = new Semaphore(0);
    private volatile boolean open = true;

    LaneThreads(
            Shop shop,
            StoreConfig.Till till,
            Function<LaneDevices.Listener, LaneDevices> devices,
            Lane.@Nullable Cards cards,
            Supplier<Instant> clock,
            Runnable changed) {
        var around = new Lane.Surroundings(clock, () -> UUID.randomUUID().toString(), this::perform, changed);
        this.lane = new Lane(shop, till.number(), devices, cards, around);
        if (lane.hasTerminal()) {
            Thread.ofVirtual().name("payments-" + till.number()).start(this::bringPaymentsToTheirEnds);
        }
    }

    Lane lane() {
        return lane;
    }

    /** An abort must not wait for the effects before it, nor they for the terminal. */
    private void perform(Effect effect) {
        switch (effect) {
            case Effect.AskTerminal() -> terminalBell.release();
            case Effect.AbortPayment _ -> background.execute(() -> performNow(effect));
            case Effect.Print _, Effect.OpenDrawer _ -> effects.execute(() -> performNow(effect));
        }
    }

    private void performNow(Effect effect) {
        try {
            lane.perform(effect);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "till %s could not do %s; the sale stands", lane.till().number(), effect);
        }
    }

    private void bringPaymentsToTheirEnds() {
        while (open) {
            try {
                terminalBell.drainPermits();
                switch (lane.bringPaymentsFurther()) {
                    case SOMETHING_WAS_DONE -> {}
                    case WAITING_FOR_THE_TERMINAL ->
                        terminalBell.tryAcquire(TERMINAL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                    case NOTHING_IS_OPEN -> terminalBell.tryAcquire(TERMINAL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "payments of till %s: tried again", lane.till().number());
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    @Override
    public void close() {
        open = false;
        terminalBell.release();
        lane.close();
        effects.shutdown();
        background.shutdownNow();
    }
}
