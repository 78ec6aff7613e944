package dev.wheelhouse.charts;

import java.util.Arrays;

/** Removes the UTF-8 byte order mark that some editors put in front of a file. */
final class ByteOrderMarks {
  private ByteOrderMarks() {}

  static byte[] strip(byte[] content) {
    boolean marked =
        content.length >= 3
            && (content[0] & 0xFF) == 0xEF
            && (content[1] & 0xFF) == 0xBB
            && (content[2] & 0xFF) == 0xBF;
    return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
  }
}
