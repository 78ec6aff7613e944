package dev.wheelhouse.ops.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket for each client: so many calls a second, three seconds' worth at once. Remembers
 * the clients that called last; belongs to one event loop.
 */
final class RateLimiter {
  private static final int MOST_CLIENTS = 10_000;
  private static final int BURST_SECONDS = 3;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  RateLimiter(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  private record Bucket(double tokens, long at) {}

  /** Whether the client may call now; a call that may is counted. */
  boolean allows(String client) {
    double most = (double) perSecond * BURST_SECONDS;
    long now = nanoTime.getAsLong();
    Bucket before = buckets.getOrDefault(client, new Bucket(most, now));
    double tokens = Math.min(most, before.tokens() + (now - before.at()) / NANOS * perSecond);
    boolean allowed = tokens >= 1;
    buckets.put(client, new Bucket(allowed ? tokens - 1 : tokens, now));
    return allowed;
  }
}
