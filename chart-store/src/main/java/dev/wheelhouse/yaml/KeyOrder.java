package dev.wheelhouse.yaml;

/**
 * The order in which go-yaml writes the keys of a map: letters after everything else, and runs of
 * digits by their value, so that {@code a2} comes before {@code a10}.
 */
final class KeyOrder {
  private static final int INSERTION_LIMIT = 12;

  private KeyOrder() {}

  /** Sorts in place. Stable, and needs no consistent order: go-yaml's is none for odd keys. */
  static void sort(String[] keys, boolean version3) {
    mergeSort(keys, new String[keys.length], 0, keys.length, version3);
  }

  private static void mergeSort(
      String[] keys, String[] scratch, int from, int to, boolean version3) {
    if (to - from <= INSERTION_LIMIT) {
      insertionSort(keys, from, to, version3);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(keys, scratch, from, middle, version3);
    mergeSort(keys, scratch, middle, to, version3);
    System.arraycopy(keys, from, scratch, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeRight =
          left >= middle || (right < to && less(scratch[right], scratch[left], version3));
      keys[i] = takeRight ? scratch[right++] : scratch[left++];
    }
  }

  private static void insertionSort(String[] keys, int from, int to, boolean version3) {
    for (int i = from + 1; i < to; i++) {
      String key = keys[i];
      int j = i;
      while (j > from && less(key, keys[j - 1], version3)) {
        keys[j] = keys[j - 1];
        j--;
      }
      keys[j] = key;
    }
  }

  /**
   * Whether a key comes before another.
   *
   * @param version3 whether as in yaml.v3, where a letter after a digit comes first
   */
  static boolean less(String a, String b, boolean version3) {
    int shorter = Math.min(a.length(), b.length());
    boolean afterDigit = false;
    for (int i = 0; i < shorter; i++) {
      if (a.charAt(i) == b.charAt(i)) {
        afterDigit = Character.isDigit(a.charAt(i));
        continue;
      }
      int start = i > 0 && Character.isSurrogatePair(a.charAt(i - 1), a.charAt(i)) ? i - 1 : i;
      int x = a.codePointAt(start);
      int y = b.codePointAt(start);
      boolean xLetter = Character.isLetter(x);
      boolean yLetter = Character.isLetter(y);
      if (xLetter && yLetter) {
        return x < y;
      }
      if (xLetter || yLetter) {
        return version3 && afterDigit ? xLetter : yLetter;
      }
      return lessByNumber(a, b, start);
    }
    return a.codePointCount(0, a.length()) < b.codePointCount(0, b.length());
  }

  private static boolean lessByNumber(String a, String b, int i) {
    long x = 0;
    long y = 0;
    if (a.charAt(i) == '0' || b.charAt(i) == '0') {
      for (int j = i - 1; j >= 0 && Character.isDigit(a.charAt(j)); j--) {
        if (a.charAt(j) != '0') {
          x = 1;
          y = 1;
          break;
        }
      }
    }
    int xEnd = i;
    while (xEnd < a.length() && Character.isDigit(a.charAt(xEnd))) {
      x = x * 10 + (a.charAt(xEnd) - '0');
      xEnd++;
    }
    int yEnd = i;
    while (yEnd < b.length() && Character.isDigit(b.charAt(yEnd))) {
      y = y * 10 + (b.charAt(yEnd) - '0');
      yEnd++;
    }
    if (x != y) {
      return x < y;
    }
    return xEnd != yEnd ? xEnd < yEnd : a.codePointAt(i) < b.codePointAt(i);
  }

  /** Order by code point, which is the byte order of UTF-8. */
  static int byCodePoint(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xSurrogate = Character.isSurrogate(x);
        boolean ySurrogate = Character.isSurrogate(y);
        return xSurrogate == ySurrogate ? x - y : xSurrogate ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
