package dev.wheelhouse.charts;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with forward slashes as Go's {@code path} package treats them. */
final class GoPath {
  private GoPath() {}

  /** Go's {@code path.Clean}: no {@code .}, no doubled slashes, {@code ..} only in front. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        segments.addLast(segment);
      } else if (!segments.isEmpty() && !segments.peekLast().equals("..")) {
        segments.removeLast();
      } else if (!absolute) {
        segments.addLast(segment);
      }
    }
    String joined = String.join("/", segments);
    if (absolute) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /** Go's {@code path.Base}: the last element. */
  static String base(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    if (end == 0) {
      return path.isEmpty() ? "." : "/";
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Go's {@code path.Ext}: from the last dot of the last element, or "". */
  static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }
}
