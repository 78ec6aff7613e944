package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.request.ChartReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes records with random components, within what the model allows. */
final class RandomRecords {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "web-1", "with space", "quote\"back\\slash", "line\nfeed", "grüße ☸", "null");

  private final RandomGenerator random;

  RandomRecords(RandomGenerator random) {
    this.random = random;
  }

  <T> T next(Class<T> kind) {
    return kind.cast(value(kind, kind));
  }

  private Object value(Class<?> raw, Type type) {
    if (raw == String.class) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    if (raw == int.class) {
      return random.nextInt();
    }
    if (raw == long.class) {
      return random.nextLong();
    }
    if (raw == boolean.class) {
      return random.nextBoolean();
    }
    if (raw == Integer.class) {
      return random.nextBoolean() ? null : random.nextInt();
    }
    if (raw == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }
    if (raw == Duration.class) {
      return Duration.ofNanos(1 + random.nextLong(Long.MAX_VALUE));
    }
    if (raw == List.class) {
      return list(((ParameterizedType) type).getActualTypeArguments()[0]);
    }
    if (raw.isEnum()) {
      return oneOf(raw.getEnumConstants());
    }
    return raw.isRecord() ? record(raw) : next((Class<?>) oneOf(raw.getPermittedSubclasses()));
  }

  private List<Object> list(Type item) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(item == Integer.class ? random.nextInt() : value((Class<?>) item, item));
    }
    return list;
  }

  private Object record(Class<?> kind) {
    if (kind == ChartReference.class && random.nextInt(4) == 0) {
      return null;
    }
    RecordComponent[] components = kind.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(component -> value(component.getType(), component.getGenericType()))
            .toArray();
    try {
      Constructor<?> constructor =
          kind.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + kind, e);
    }
  }

  private <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
