package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Go sees otherwise in a pattern than RE2/J. Its limits: how deep groups nest, what nested
 * counted repetitions multiply to, and how large the program becomes. And its names: several groups
 * may have the same, so those after the first lose theirs here and are found by number. Scans a
 * pattern without judging its syntax.
 */
final class RegexScan {
  private static final int MAX_DEPTH = 1000;
  private static final int MAX_REPEAT = 1000;
  private static final long MAX_SIZE = 1 << 20;

  private static final class Group {
    long size = 1;
    long repeats = 1;
    long lastSize;
    long lastRepeats;

    void add(long itemSize, long itemRepeats) {
      commit();
      lastSize = itemSize;
      lastRepeats = itemRepeats;
    }

    void commit() {
      size += lastSize;
      repeats = Math.max(repeats, lastRepeats);
      lastSize = 0;
      lastRepeats = 1;
    }
  }

  private final String pattern;
  private final Deque<Group> groups = new ArrayDeque<>();
  private final Map<String, List<Integer>> named = new HashMap<>();
  private final StringBuilder distinct = new StringBuilder();
  private int copied;
  private int capturing;
  private long size;
  private int at;

  private RegexScan(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Scans a pattern.
   *
   * @throws GoError with Go's message if a limit is passed
   */
  static RegexScan of(String pattern) {
    RegexScan scan = new RegexScan(pattern);
    scan.scan();
    return scan;
  }

  /** The number of instructions the pattern compiles to, about. */
  long size() {
    return size;
  }

  /** The pattern with each name once. */
  String distinct() {
    return distinct.toString();
  }

  /** The numbers of the groups of this name, in order. */
  List<Integer> groups(String name) {
    return named.getOrDefault(name, List.of());
  }

  private void scan() {
    groups.push(new Group());
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> open();
        case ')' -> close();
        case '{' -> repeat();
        default -> {
          groups.peek().add(1, 1);
          at++;
        }
      }
    }
    while (groups.size() > 1) {
      close();
    }
    groups.peek().commit();
    size = checkSize(groups.peek().size);
    distinct.append(pattern, copied, pattern.length());
  }

  private GoError error(String reason) {
    return new GoError("error parsing regexp: " + reason);
  }

  private long checkSize(long size) {
    if (size > MAX_SIZE) {
      throw error("expression too large: `" + pattern + "`");
    }
    return size;
  }

  private void escape() {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at);
      int stop = end < 0 ? pattern.length() : end + 2;
      groups.peek().add(stop - at, 1);
      at = stop;
      return;
    }
    groups.peek().add(1, 1);
    at += 2;
  }

  private void characterClass() {
    int i = at + 1;
    if (pattern.startsWith("^", i)) {
      i++;
    }
    if (pattern.startsWith("]", i)) {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0) {
        i = pattern.indexOf(":]", i) + 1;
      } else if (pattern.charAt(i) == '\\') {
        i++;
      }
      i++;
    }
    groups.peek().add(1, 1);
    at = i + 1;
  }

  private void open() {
    if (groups.size() > MAX_DEPTH) {
      throw error("expression nests too deeply: `" + pattern + "`");
    }
    groups.push(new Group());
    at++;
    // The marks of a group that is not plain are no items: "?:", "?i:", "?P<name>".
    int marks = at;
    if (pattern.startsWith("?", at)) {
      while (at < pattern.length() && ":>)".indexOf(pattern.charAt(at)) < 0) {
        at++;
      }
      if (at < pattern.length() && pattern.charAt(at) != ')') {
        at++;
      }
    }
    name(pattern.substring(marks, at), marks);
  }

  private void name(String marks, int from) {
    boolean isName = marks.endsWith(">");
    if (!marks.isEmpty() && !isName) {
      return;
    }
    capturing++;
    if (isName) {
      List<Integer> same =
          named.computeIfAbsent(
              marks.substring(marks.indexOf('<') + 1, marks.length() - 1), n -> new ArrayList<>());
      if (!same.isEmpty()) {
        distinct.append(pattern, copied, from);
        copied = at;
      }
      same.add(capturing);
    }
  }

  private void close() {
    if (groups.size() > 1) {
      Group closed = groups.pop();
      closed.commit();
      groups.peek().add(checkSize(closed.size) + 1, closed.repeats);
    }
    at++;
  }

  private void repeat() {
    int end = pattern.indexOf('}', at);
    String body = end < 0 ? "" : pattern.substring(at + 1, end);
    int comma = body.indexOf(',');
    String min = comma < 0 ? body : body.substring(0, comma);
    String max = comma < 0 ? min : body.substring(comma + 1);
    if (!isCount(min) || (!max.isEmpty() && !isCount(max))) {
      groups.peek().add(1, 1);
      at++;
      return;
    }
    int count = Integer.parseInt(max.isEmpty() ? min : max);
    Group group = groups.peek();
    if (count > 0) {
      group.lastRepeats *= count;
      group.lastSize = checkSize(group.lastSize * count);
    }
    if (count <= MAX_REPEAT && group.lastRepeats > MAX_REPEAT) {
      throw error("invalid repeat count: `" + pattern.substring(at, end + 1) + "`");
    }
    at = end + 1;
  }

  private static boolean isCount(String digits) {
    return !digits.isEmpty()
        && digits.length() < 5
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
