package dev.wheelhouse.ops.gateway;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How far a reader of the lifecycle topic is: the next offset of each partition, written {@code
 * 0:120,1:34}. As the id of a Server-Sent Event it says that everything before it was delivered.
 * Mutable; belongs to one event loop.
 */
final class Cursor {
  private static final Pattern FORM = Pattern.compile("\\d{1,5}:\\d{1,18}(,\\d{1,5}:\\d{1,18})*");
  private static final int MAX_LENGTH = 32_768;

  private final long[] next;

  Cursor(int partitions) {
    this.next = new long[partitions];
  }

  private Cursor(long[] next) {
    this.next = next;
  }

  /**
   * Reads what {@link #toString} wrote; a partition that it does not name is read from its
   * beginning.
   *
   * @throws HttpProblem when it is no cursor of a topic with that many partitions
   */
  static Cursor parse(String text, int partitions) {
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      throw HttpProblem.badRequest(
          "a position in the log is written partition:offset,partition:offset and so on, as the"
              + " ids of the stream's events are; found another text");
    }
    Cursor cursor = new Cursor(partitions);
    for (String part : text.split(",", -1)) {
      int colon = part.indexOf(':');
      int partition = Integer.parseInt(part.substring(0, colon));
      if (partition >= partitions) {
        throw HttpProblem.badRequest(
            "the position names partition " + partition + ", the log has " + partitions);
      }
      cursor.next[partition] = Long.parseLong(part.substring(colon + 1));
    }
    return cursor;
  }

  int partitions() {
    return next.length;
  }

  long next(int partition) {
    return next[partition];
  }

  /** Goes on to an offset, never back. */
  void advance(int partition, long to) {
    next[partition] = Math.max(next[partition], to);
  }

  void set(int partition, long to) {
    next[partition] = to;
  }

  Cursor copy() {
    return new Cursor(next.clone());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(next.length * 8);
    for (int i = 0; i < next.length; i++) {
      text.append(i == 0 ? "" : ",").append(i).append(':').append(next[i]);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cursor cursor && Arrays.equals(next, cursor.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }
}
