package dev.wheelhouse.gotpl.engine;

import java.util.HashMap;
import java.util.Map;

/** How to execute a template. Immutable, but for the budget it may hold. */
public final class ExecOptions {
  private static final ExecOptions DEFAULTS =
      new ExecOptions(MissingKey.DEFAULT, Limits.DEFAULT, null, Map.of());

  private final MissingKey missingKey;
  private final Limits limits;
  private final Budget budget;
  private final Map<Class<?>, Object> attributes;

  private ExecOptions(
      MissingKey missingKey, Limits limits, Budget budget, Map<Class<?>, Object> attributes) {
    this.missingKey = missingKey;
    this.limits = limits;
    this.budget = budget;
    this.attributes = attributes;
  }

  /** Go's defaults, and {@link Limits#DEFAULT}. */
  public static ExecOptions defaults() {
    return DEFAULTS;
  }

  public ExecOptions withMissingKey(MissingKey newMissingKey) {
    return new ExecOptions(newMissingKey, limits, budget, attributes);
  }

  /** Gives each execution a fresh budget of these limits. */
  public ExecOptions withLimits(Limits newLimits) {
    return new ExecOptions(missingKey, newLimits, null, attributes);
  }

  /** Lets all executions with these options share one budget. */
  public ExecOptions withBudget(Budget newBudget) {
    return new ExecOptions(missingKey, newBudget.limits(), newBudget, attributes);
  }

  /** Attaches an object for functions, which find it by its class in their {@code CallContext}. */
  public <T> ExecOptions withAttribute(Class<T> key, T value) {
    Map<Class<?>, Object> all = new HashMap<>(attributes);
    all.put(key, value);
    return new ExecOptions(missingKey, limits, budget, Map.copyOf(all));
  }

  MissingKey missingKey() {
    return missingKey;
  }

  <T> T attribute(Class<T> key) {
    return key.cast(attributes.get(key));
  }

  Budget startBudget() {
    return budget != null ? budget : limits.start();
  }
}
