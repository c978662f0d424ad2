package com.evertill.cloud.server;

import com.evertill.cloud.partners.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of hosts that partners have named, on a few threads of its own: the system's lookup is native and knows no time-out, and a virtual thread
 * in it would keep its carrier from all others.
 */
final class Resolver implements Reach.Names, AutoCloseable {
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;

    private final Reach.Names names;
    private final Duration patience;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("resolver").factory());

    /** @param patience for one lookup, its turn included. */
    Resolver(Reach.Names names, Duration patience) {
        this.names = names;
        this.patience = patience;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] of(String host) throws UnknownHostException {
        try {
            var asked = threads.submit(() -> names.of(host));
            try {
                return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // One that waits for its turn leaves; one that hangs stays in its thread until the system lets it go.
                asked.cancel(true);
                threads.purge();
                throw unknown(host + " was not looked up in " + patience, e);
            }
        } catch (RejectedExecutionException e) {
            throw unknown(host + " was not looked up: too many hang", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host + " was not looked up: we stop", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("looking up " + host, e);
        }
    }

    private static UnknownHostException unknown(String why, Exception cause) {
        return (UnknownHostException) new UnknownHostException(why).initCause(cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
