package dev.wheelhouse.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes plain files into a tar stream: ustar, with a PAX header where a path is long or not ASCII,
 * as Go's writer does. Not thread-safe.
 */
final class TarWriter {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int MODE = 0644;

  private final OutputStream out;
  private final Instant modified;

  /**
   * A writer.
   *
   * @param modified time of modification that every entry gets
   */
  TarWriter(OutputStream out, Instant modified) {
    this.out = out;
    this.modified = modified;
  }

  void file(String path, byte[] content) throws IOException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    boolean plain = name.length <= NAME_LENGTH && path.chars().allMatch(c -> c < 0x80);
    if (!plain) {
      byte[] record = paxRecord("path", path);
      entry("PaxHeaders.0/" + GoPath.base(path), 'x', record);
    }
    entry(path, '0', content);
  }

  /** Writes the two empty blocks that end an archive. */
  void finish() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }

  private void entry(String path, char type, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, header, 0, Math.min(name.length, NAME_LENGTH));
    octal(header, 100, 8, MODE);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, content.length);
    octal(header, 136, 12, Math.max(0, modified.getEpochSecond()));
    header[156] = (byte) type;
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 8);
    checksum(header);
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void checksum(byte[] header) {
    int sum = 8 * ' ';
    for (byte value : header) {
      sum += value & 0xFF;
    }
    octal(header, 148, 7, sum);
    header[155] = ' ';
  }

  private static void octal(byte[] header, int offset, int length, long value) {
    String digits = Long.toOctalString(value);
    String field = "0".repeat(length - 1 - digits.length()) + digits;
    byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  /** A record of a PAX header, which starts with its own length. */
  private static byte[] paxRecord(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int restLength = rest.getBytes(StandardCharsets.UTF_8).length;
    int length = restLength;
    while (length != restLength + Integer.toString(length).length()) {
      length = restLength + Integer.toString(length).length();
    }
    return (length + rest).getBytes(StandardCharsets.UTF_8);
  }
}
