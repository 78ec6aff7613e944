package dev.wheelhouse.ops.notify;

import dev.wheelhouse.render.mvel.MessageTemplate;
import java.time.Duration;

/**
 * What is told to whom.
 *
 * @param name part of its consumer group's id: with another name it is another subscription
 * @param message null: the default
 * @param timeout how long one attempt may take
 * @param retryFor how long attempts go on after the first one
 * @param concurrency attempts at a time
 */
record Subscription(
    String name,
    Filter filter,
    MessageTemplate message,
    Target target,
    Duration timeout,
    Duration retryFor,
    int concurrency) {}
