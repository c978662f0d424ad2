package com.evertill.cloud.api;

import graphql.ExecutionResult;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Listens to one subscription, until it is closed. */
final class Ear implements Subscriber<ExecutionResult> {
    private final Consumer<Reply> listener;
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

    Ear(Consumer<Reply> listener) {
        this.listener = listener;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription.set(begun);
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ExecutionResult result) {
        listener.accept(Reply.of(result, false));
    }

    /** A feed does not fail: what is told is there already. */
    @Override
    public void onError(Throwable bug) {
        throw new IllegalStateException("a feed failed", bug);
    }

    /** Nor does it end by itself. */
    @Override
    public void onComplete() {}

    void close() {
        var begun = subscription.getAndSet(null);
        if (begun != null) {
            begun.cancel();
        }
    }
}
