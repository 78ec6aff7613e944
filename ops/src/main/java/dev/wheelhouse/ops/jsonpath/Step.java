package dev.wheelhouse.ops.jsonpath;

import dev.wheelhouse.gotpl.value.GoValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** One step of an expression: values to values. */
sealed interface Step {
  List<Object> of(List<Object> values);

  /** The values at the end of all steps. */
  static List<Object> walk(List<Step> steps, Object from) {
    List<Object> values = new ArrayList<>();
    values.add(from);
    for (Step step : steps) {
      values = step.of(values);
    }
    return values;
  }

  /** {@code .name}. */
  record Field(String name) implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      List<Object> found = new ArrayList<>();
      for (Object value : values) {
        if (value instanceof Map<?, ?> map && map.containsKey(name)) {
          found.add(map.get(name));
        }
      }
      if (found.isEmpty() && !values.isEmpty()) {
        throw new JsonPathException(name + " is not found");
      }
      return found;
    }
  }

  /** {@code .*}. */
  record Wildcard() implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      return values.stream().flatMap(value -> children(value).stream()).toList();
    }
  }

  /** {@code ..}: each value that has children, and those among its children. */
  record Recursive() implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      List<Object> found = new ArrayList<>();
      for (Object value : values) {
        List<Object> children = children(value);
        if (!children.isEmpty()) {
          found.add(value);
          found.addAll(of(children));
        }
      }
      return found;
    }
  }

  /** {@code [start:end:step]}. An index is a slice whose end is derived. */
  record Slice(OptionalInt start, OptionalInt end, OptionalInt step, boolean derived)
      implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      List<Object> found = new ArrayList<>();
      for (Object value : values) {
        if (value instanceof List<?> list) {
          add(list, found);
        } else if (value != null) {
          throw new JsonPathException(GoValues.typeName(value) + " is not array or slice");
        }
      }
      return found;
    }

    private void add(List<?> list, List<Object> found) {
      int size = list.size();
      int from = start.orElse(0) < 0 ? start.getAsInt() + size : start.orElse(0);
      int to = end.orElse(size);
      if (to < 0 || (to == 0 && derived)) {
        to += size;
      }
      if (from == to) {
        return;
      }
      checkBounds(from, from, size, from >= size);
      checkBounds(to, to - 1, size, to > size);
      if (from > to) {
        throw new JsonPathException(
            "starting index " + from + " is greater than ending index " + to);
      }
      if (step.isPresent() && step.getAsInt() <= 0) {
        throw new JsonPathException("step must be > 0");
      }
      for (int i = from; i < to; i += step.orElse(1)) {
        found.add(list.get(i));
      }
    }

    private static void checkBounds(int value, int index, int size, boolean beyond) {
      if (value < 0 || beyond) {
        throw new JsonPathException(
            "array index out of bounds: index " + index + ", length " + size);
      }
    }
  }

  /** {@code [a,b]}. */
  record Union(List<List<Step>> members) implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      List<Object> found = new ArrayList<>();
      for (List<Step> member : members) {
        List<Object> each = values;
        for (Step step : member) {
          each = step.of(each);
        }
        found.addAll(each);
      }
      return found;
    }
  }

  /** {@code [?(left operator right)]}; without an operator, what has a left. */
  record Filter(List<Step> left, String operator, List<Step> right) implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      List<Object> found = new ArrayList<>();
      for (Object value : values) {
        if (!(value instanceof List<?> list)) {
          throw new JsonPathException(
              GoValues.typeName(value) + " is not array or slice and cannot be filtered");
        }
        for (Object element : list) {
          if (operator.isEmpty() ? exists(element) : compares(element)) {
            found.add(element);
          }
        }
      }
      return found;
    }

    private boolean exists(Object element) {
      try {
        return !walk(left, element).isEmpty();
      } catch (JsonPathException missing) {
        return false;
      }
    }

    private boolean compares(Object element) {
      List<Object> lefts = walk(left, element);
      List<Object> rights = lefts.isEmpty() ? lefts : walk(right, element);
      if (lefts.isEmpty() || rights.isEmpty()) {
        return false;
      }
      if (lefts.size() > 1 || rights.size() > 1) {
        throw new JsonPathException("can only compare one element at a time");
      }
      return Comparison.holds(lefts.get(0), operator, rights.get(0));
    }
  }

  /** A text, number or boolean that stands in an expression. */
  record Literal(Object value) implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      return value instanceof String || values.size() == 1
          ? List.of(value)
          : values.stream().map(each -> value).toList();
    }
  }

  /** A word that is no keyword. */
  record Unknown(String word) implements Step {
    @Override
    public List<Object> of(List<Object> values) {
      throw new JsonPathException("unrecognized identifier " + word);
    }
  }

  /** Values of a map by the order of their keys, elements of a list, bytes of a text. */
  private static List<Object> children(Object value) {
    List<Object> children = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), child));
      children.addAll(sorted.values());
    } else if (value instanceof List<?> list) {
      children.addAll(list);
    } else if (value instanceof String text) {
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        children.add((long) (each & 0xFF));
      }
    }
    return children;
  }
}
