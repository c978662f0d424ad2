package com.evertill.cloud.api;

import com.evertill.cloud.api.Limits.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket of points for each caller, which fills again as time goes by; whoever wants more than is in it comes later. */
final class Rates {
    /** Of callers; those who were not heard of for longest have full buckets again, or have to share their luck. */
    private static final int MOST = 100_000;

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final Rate rate;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record Bucket(double points, Instant at) {}

    Rates(Rate rate) {
        this.rate = rate;
    }

    /** @return whether there were as many; if not, none are taken. */
    synchronized boolean take(String caller, int points, Instant now) {
        var bucket = buckets.getOrDefault(caller, new Bucket(rate.most(), now));
        var passed = Duration.between(bucket.at(), now);
        // A clock that goes back gives nothing.
        boolean isLater = passed.isPositive();
        double since = isLater ? (double) passed.toNanos() / NANOS : 0;
        double there = Math.min(rate.most(), bucket.points() + since * rate.aSecond());
        boolean enough = there >= points;
        buckets.put(caller, new Bucket(enough ? there - points : there, isLater ? now : bucket.at()));
        if (buckets.size() > MOST) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return enough;
    }
}
