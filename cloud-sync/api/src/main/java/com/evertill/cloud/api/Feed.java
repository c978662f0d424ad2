package com.evertill.cloud.api;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One subscription: what is told passes at once to whoever subscribed, on the thread of whoever tells it. */
final class Feed implements Publisher<Object> {
    private final AtomicReference<@Nullable Subscriber<? super Object>> listener = new AtomicReference<>();
    private final Consumer<Feed> begun;
    private final Consumer<Feed> ended;

    /**
     * @param begun told when somebody listens.
     * @param ended told when nobody does any more.
     */
    Feed(Consumer<Feed> begun, Consumer<Feed> ended) {
        this.begun = begun;
        this.ended = ended;
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        if (!listener.compareAndSet(null, subscriber)) {
            throw new IllegalStateException("a feed has one listener");
        }
        subscriber.onSubscribe(new Subscription() {
            /** Whoever listens takes everything: it is a few bytes, and the rim has bounds. */
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                listener.set(null);
                ended.accept(Feed.this);
            }
        });
        begun.accept(this);
    }

    void tell(Object change) {
        var to = listener.get();
        if (to != null) {
            to.onNext(change);
        }
    }
}
