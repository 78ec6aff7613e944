package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names of the lifecycle events: {@code HookStarted} is {@code dev.wheelhouse.hook-started.v1}. */
public final class EventTypes {
  private static final String PREFIX = "dev.wheelhouse.";
  private static final String SUFFIX = ".v1";
  private static final Map<String, Class<? extends LifecycleEvent>> BY_NAME = byName();

  private EventTypes() {}

  /** Every kind of lifecycle event by its name in kebab-case. */
  public static Map<String, Class<? extends LifecycleEvent>> all() {
    return BY_NAME;
  }

  /** The name in kebab-case, for example {@code hook-started}. */
  public static String nameOf(Class<? extends LifecycleEvent> kind) {
    return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The CloudEvents type, for example {@code dev.wheelhouse.hook-started.v1}. */
  public static String typeOf(LifecycleEvent event) {
    return PREFIX + nameOf(event.getClass()) + SUFFIX;
  }

  /** The kind with this CloudEvents type, or null when this version knows none. */
  static Class<? extends LifecycleEvent> kindOf(String type) {
    boolean ours = type.startsWith(PREFIX) && type.endsWith(SUFFIX);
    return ours
        ? BY_NAME.get(type.substring(PREFIX.length(), type.length() - SUFFIX.length()))
        : null;
  }

  private static Map<String, Class<? extends LifecycleEvent>> byName() {
    Map<String, Class<? extends LifecycleEvent>> kinds = new TreeMap<>();
    records(LifecycleEvent.class)
        .map(kind -> kind.<LifecycleEvent>asSubclass(LifecycleEvent.class))
        .forEach(kind -> kinds.put(nameOf(kind), kind));
    return Collections.unmodifiableMap(kinds);
  }

  private static Stream<Class<?>> records(Class<?> kind) {
    return kind.isRecord()
        ? Stream.of(kind)
        : Arrays.stream(kind.getPermittedSubclasses()).flatMap(EventTypes::records);
  }
}
