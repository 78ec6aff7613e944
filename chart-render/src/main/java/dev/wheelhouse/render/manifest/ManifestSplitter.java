package dev.wheelhouse.render.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into YAML documents as Helm does ({@code releaseutil.SplitManifests}), that is at
 * {@code (?:^|\s*\n)---\s*}, and not where YAML would. Takes time linear in the text.
 */
public final class ManifestSplitter {
  private ManifestSplitter() {}

  /** The documents in order, trimmed, without empty ones. */
  public static List<String> split(String text) {
    String all = trimSpace(text);
    List<String> documents = new ArrayList<>();
    int start = 0;
    int from = 0;
    while (true) {
      int dashes = all.indexOf("---", from);
      if (dashes < 0) {
        break;
      }
      int end = separatorStart(all, start, dashes);
      if (end < 0) {
        from = dashes + 1;
        continue;
      }
      add(documents, all.substring(start, end));
      start = dashes + 3;
      while (start < all.length() && isRegexSpace(all.charAt(start))) {
        start++;
      }
      from = start;
    }
    add(documents, all.substring(start));
    return documents;
  }

  /** Where the separator with these dashes starts, or -1 when they are part of a document. */
  private static int separatorStart(String text, int floor, int dashes) {
    if (dashes == 0) {
      return 0;
    }
    if (dashes <= floor || text.charAt(dashes - 1) != '\n') {
      return -1;
    }
    int start = dashes - 1;
    while (start > floor && isRegexSpace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static void add(List<String> documents, String document) {
    if (!document.isEmpty()) {
      documents.add(trimSpace(document));
    }
  }

  /** RE2's {@code \s}. */
  private static boolean isRegexSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  /** Go's {@code strings.TrimSpace}. */
  public static String trimSpace(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Go's {@code unicode.IsSpace}. */
  private static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || c >= '\t' && c <= '\r'
        : c == 0x85 || c >= 0xA0 && Character.isSpaceChar(c);
  }
}
