package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the lifecycle events: {@code HookStarted} is {@code dev.wheelhouse.hook-started.v1}. */
public final class EventTypes {
  private static final String PREFIX = "dev.wheelhouse.";
  private static final String SUFFIX = ".v1";
  private static final Map<String, Class<? extends LifecycleEvent>> BY_NAME = byName();
  private static final Map<Class<?>, Words> WORDS =
      BY_NAME.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, e -> Words.of(e.getKey())));

  private record Words(String name, String type, String schema) {
    static Words of(String name) {
      return new Words(name, PREFIX + name + SUFFIX, Schemas.idOfEvent(name));
    }
  }

  private EventTypes() {}

  /** Every kind of lifecycle event by its name in kebab-case. */
  public static Map<String, Class<? extends LifecycleEvent>> all() {
    return BY_NAME;
  }

  /** The name in kebab-case, for example {@code hook-started}. */
  public static String nameOf(Class<? extends LifecycleEvent> kind) {
    return WORDS.get(kind).name();
  }

  /** The CloudEvents type, for example {@code dev.wheelhouse.hook-started.v1}. */
  public static String typeOf(LifecycleEvent event) {
    return typeOf(event.getClass());
  }

  /** The CloudEvents type, for example {@code dev.wheelhouse.hook-started.v1}. */
  public static String typeOf(Class<? extends LifecycleEvent> kind) {
    return WORDS.get(kind).type();
  }

  /** {@code $id} of the schema of its data. */
  static String schemaOf(LifecycleEvent event) {
    return schemaOf(event.getClass());
  }

  /** {@code $id} of the schema of its data. */
  static String schemaOf(Class<? extends LifecycleEvent> kind) {
    return WORDS.get(kind).schema();
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
        .forEach(kind -> kinds.put(kebabCase(kind.getSimpleName()), kind));
    return Collections.unmodifiableMap(kinds);
  }

  private static String kebabCase(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<?>> records(Class<?> kind) {
    return kind.isRecord()
        ? Stream.of(kind)
        : Arrays.stream(kind.getPermittedSubclasses()).flatMap(EventTypes::records);
  }
}
