package dev.wheelhouse.ops.notify;

import java.util.List;

/** What is told to whom, as {@link SubscriptionFile} reads it. */
public final class Subscriptions {
  private final List<Subscription> all;

  Subscriptions(List<Subscription> all) {
    this.all = List.copyOf(all);
  }

  List<Subscription> all() {
    return all;
  }

  /** Their names. */
  public List<String> names() {
    return all.stream().map(Subscription::name).toList();
  }
}
