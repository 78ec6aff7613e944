package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.LIST;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.STRINGS;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sprig's lists. Results are new lists and never views: templates cannot write to a list's
 * elements, so nobody can tell.
 *
 * <p>Each {@code mustX} differs from {@code x} only in how Go reports the failure, which a template
 * cannot tell apart: both end in an error.
 */
final class ListFunctions {
  private static final int ELEMENTS_PER_STEP = 4;
  private static final GoType LIST_OF_LISTS = GoType.slice(LIST);

  private ListFunctions() {}

  static List<GoFunction> all() {
    List<GoFunction> all = new ArrayList<>();
    for (String name : List.of("list", "tuple")) {
      all.add(
          named(name)
              .variadic(ANY)
              .returns(LIST)
              .args(args -> new ArrayList<>(Arrays.asList(args))));
    }
    for (String name : List.of("append", "mustAppend", "push", "mustPush")) {
      all.add(
          named(name)
              .params(ANY, ANY)
              .returns(LIST)
              .context((context, a) -> append(context, a[0], a[1])));
    }
    for (String must : List.of("", "must")) {
      addReaders(all, must);
      addWriters(all, must);
    }
    all.add(named("concat").variadic(ANY).context(ListFunctions::concat));
    all.add(
        named("sortAlpha")
            .params(ANY)
            .returns(STRINGS)
            .context((context, a) -> sortAlpha(context, a[0])));
    all.add(
        named("join")
            .params(STRING, ANY)
            .returns(STRING)
            .context((context, a) -> join(context, (String) a[0], a[1])));
    return all;
  }

  private static void addReaders(List<GoFunction> all, String must) {
    all.add(named(name(must, "first")).params(ANY).call(ListFunctions::first));
    all.add(named(name(must, "last")).params(ANY).call(ListFunctions::last));
    all.add(named(name(must, "rest")).params(ANY).returns(LIST).call(ListFunctions::rest));
    all.add(named(name(must, "initial")).params(ANY).returns(LIST).call(ListFunctions::initial));
    all.add(named(name(must, "slice")).params(ANY).variadic(ANY).args(ListFunctions::slice));
    all.add(named(name(must, "has")).params(ANY, ANY).returns(BOOL).context(ListFunctions::has));
  }

  private static void addWriters(List<GoFunction> all, String must) {
    all.add(
        named(name(must, "prepend"))
            .params(ANY, ANY)
            .returns(LIST)
            .context((context, a) -> prepend(context, a[0], a[1])));
    all.add(
        named(name(must, "reverse"))
            .params(ANY)
            .returns(LIST)
            .context((context, a) -> reverse(context, a[0])));
    all.add(
        named(name(must, "compact"))
            .params(ANY)
            .returns(LIST)
            .context((context, a) -> compact(context, a[0])));
    all.add(named(name(must, "uniq")).params(ANY).returns(LIST).context(ListFunctions::uniq));
    all.add(
        named(name(must, "without"))
            .params(ANY)
            .variadic(ANY)
            .returns(LIST)
            .context(ListFunctions::without));
    all.add(
        named(name(must, "chunk"))
            .params(INT, ANY)
            .returns(LIST_OF_LISTS)
            .context((context, a) -> chunk(context, (GoInt) a[0], a[1])));
  }

  static String name(String must, String name) {
    return must.isEmpty() ? name : must + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The value as a list, or Go's error: {@code "Cannot push on type map"}. */
  private static List<?> listOf(Object value, String complaint) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value == null) {
      throw nilDereference();
    }
    throw new GoError(complaint + " " + GoValues.kindOf(value).goName());
  }

  private static GoError nilDereference() {
    return new GoError("runtime error: invalid memory address or nil pointer dereference");
  }

  private static Object append(CallContext context, Object list, Object value) {
    List<Object> result = copy(context, listOf(list, "Cannot push on type"), 1);
    result.add(value);
    return result;
  }

  private static List<Object> copy(CallContext context, List<?> list, int more) {
    context.charge(list.size() / ELEMENTS_PER_STEP);
    List<Object> result = new ArrayList<>(list.size() + more);
    result.addAll(list);
    return result;
  }

  private static Object prepend(CallContext context, Object list, Object value) {
    List<?> elements = listOf(list, "Cannot prepend on type");
    context.charge(elements.size() / ELEMENTS_PER_STEP);
    List<Object> result = new ArrayList<>(elements.size() + 1);
    result.add(value);
    result.addAll(elements);
    return result;
  }

  private static Object first(Object list) {
    List<?> elements = listOf(list, "Cannot find first on type");
    return elements.isEmpty() ? null : elements.get(0);
  }

  private static Object last(Object list) {
    List<?> elements = listOf(list, "Cannot find last on type");
    return elements.isEmpty() ? null : elements.get(elements.size() - 1);
  }

  private static Object rest(Object list) {
    List<?> elements = listOf(list, "Cannot find rest on type");
    return elements.isEmpty()
        ? GoSlice.nil(LIST)
        : new ArrayList<Object>(elements.subList(1, elements.size()));
  }

  private static Object initial(Object list) {
    List<?> elements = listOf(list, "Cannot find initial on type");
    return elements.isEmpty()
        ? GoSlice.nil(LIST)
        : new ArrayList<Object>(elements.subList(0, elements.size() - 1));
  }

  private static Object reverse(CallContext context, Object list) {
    List<Object> result = copy(context, listOf(list, "Cannot find reverse on type"), 0);
    Collections.reverse(result);
    return result;
  }

  private static Object compact(CallContext context, Object list) {
    List<Object> result = copy(context, listOf(list, "Cannot compact on type"), 0);
    result.removeIf(DefaultFunctions::isEmpty);
    return result;
  }

  private static Object uniq(CallContext context, Object[] args) {
    List<Object> result = new ArrayList<>();
    for (Object element : listOf(args[0], "Cannot find uniq on type")) {
      context.charge(result.size());
      if (!holds(context, result, element)) {
        result.add(element);
      }
    }
    return result;
  }

  private static boolean holds(CallContext context, List<?> list, Object wanted) {
    for (Object element : list) {
      if (DeepEqual.equal(context, wanted, element)) {
        return true;
      }
    }
    return false;
  }

  private static Object without(CallContext context, Object[] args) {
    List<?> omitted = Arrays.asList(args).subList(1, args.length);
    List<?> elements = listOf(args[0], "Cannot find without on type");
    context.charge((long) elements.size() * omitted.size());
    List<Object> result = copy(context, elements, 0);
    result.removeIf(element -> holds(context, omitted, element));
    return result;
  }

  private static Object has(CallContext context, Object[] args) {
    if (args[1] == null) {
      return false;
    }
    List<?> elements = listOf(args[1], "Cannot find has on type");
    context.charge(elements.size());
    return holds(context, elements, args[0]);
  }

  private static Object slice(Object[] args) {
    List<?> elements = listOf(args[0], "list should be type of slice or array but");
    if (elements.isEmpty()) {
      return null;
    }
    long from = args.length > 1 ? Cast.toInt64(args[1]) : 0;
    long to = args.length > 2 ? Cast.toInt64(args[2]) : elements.size();
    if (from < 0 || to < from || to > elements.size()) {
      throw new GoError("reflect.Value.Slice: slice index out of bounds");
    }
    List<Object> part = new ArrayList<>(elements.subList((int) from, (int) to));
    GoType type = GoValues.typeOf(args[0]);
    if (type.equals(LIST)) {
      return part;
    }
    return new GoSlice(type.kind() == Kind.ARRAY ? GoType.slice(type.elem()) : type, part);
  }

  private static Object concat(CallContext context, Object[] lists) {
    List<Object> result = new ArrayList<>();
    for (Object list : lists) {
      if (list != null && !(list instanceof List)) {
        String kind = GoValues.kindOf(list).goName();
        throw new GoError("Cannot concat type " + kind + " as list");
      }
      List<?> elements = listOf(list, "");
      context.charge(elements.size() / ELEMENTS_PER_STEP);
      Limits.checkList((long) result.size() + elements.size());
      result.addAll(elements);
    }
    return result.isEmpty() ? GoSlice.nil(LIST) : result;
  }

  private static Object chunk(CallContext context, GoInt size, Object list) {
    List<?> elements = listOf(list, "Cannot chunk type");
    int length = elements.size();
    long width = size.longValue();
    long count = Cast.truncate(Math.floor((double) (length - 1) / width) + 1);
    if (width == 0 || count < 0 || (count > 0 && width < 0)) {
      throw new GoError("runtime error: makeslice: len out of range");
    }
    Limits.chargeList(context, count);
    List<Object> chunks = new ArrayList<>((int) count);
    for (long from = 0; from < count * width; from += width) {
      int end = (int) Math.min(from + width, length);
      chunks.add(new ArrayList<Object>(elements.subList((int) from, end)));
    }
    return new GoSlice(LIST_OF_LISTS, chunks);
  }

  private static Object sortAlpha(CallContext context, Object list) {
    List<String> texts = Display.toTexts(context, list);
    context.charge(texts.size());
    if (list == null) {
      texts.add("<nil>");
    }
    texts.sort(GoStrings::compare);
    return GoSlice.ofStrings(texts);
  }

  private static String join(CallContext context, String separator, Object value) {
    List<String> texts = Display.toTexts(context, value);
    if (texts.size() == 1) {
      return texts.get(0);
    }
    long size = (long) separator.length() * texts.size();
    for (String text : texts) {
      size += text.length();
    }
    Limits.chargeString(context, size);
    return String.join(separator, texts);
  }
}
