package dev.wheelhouse.charts;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a tar stream entry by entry: ustar, GNU long names and PAX headers.
 *
 * <p>It keeps names as bytes until they prove to be UTF-8, and reads no more of a header than a
 * path can need. Not thread-safe.
 */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int MAX_HEADER = 64 * 1024;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;

  /** What kind of entry a header describes. */
  enum Kind {
    FILE,
    DIRECTORY,
    HARD_LINK,
    SYMBOLIC_LINK,
    OTHER
  }

  /**
   * One entry.
   *
   * @param name path as written in the archive
   * @param size length of the content in bytes
   */
  record Entry(String name, Kind kind, long size) {}

  private final InputStream in;
  private long unread;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next entry, or null at the end of the archive.
   *
   * @throws IOException if the stream is damaged or breaks off
   * @throws ChartException if a name is not UTF-8
   */
  Entry next() throws IOException {
    byte[] longName = null;
    Map<String, String> pax = Map.of();
    while (true) {
      in.skipNBytes(unread + padding);
      unread = 0;
      padding = 0;
      byte[] header = header();
      if (header == null) {
        in.transferTo(OutputStream.nullOutputStream());
        return null;
      }
      long size = number(header, 124, 12);
      char type = (char) (header[CHECKSUM_END] & 0xFF);
      switch (type) {
        case 'L' -> longName = terminated(small(size), 0, (int) size);
        case 'K' -> small(size);
        case 'x' -> pax = paxRecords(small(size));
        case 'g' -> small(size);
        default -> {
          return entry(header, type, size, longName, pax);
        }
      }
    }
  }

  /** The content of the entry read last. */
  byte[] content() throws IOException {
    byte[] content = in.readNBytes((int) unread);
    if (content.length < unread) {
      throw new EOFException();
    }
    unread = 0;
    return content;
  }

  private Entry entry(
      byte[] header, char type, long headerSize, byte[] longName, Map<String, String> pax)
      throws IOException {
    String name = pax.get("path");
    if (name == null) {
      name = utf8(longName == null ? headerName(header) : longName);
    }
    long size = pax.containsKey("size") ? decimal(pax.get("size")) : headerSize;
    boolean sparse = pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
    Kind kind =
        switch (type) {
          case '0', '\0' -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
          case '7' -> Kind.FILE;
          case '1' -> Kind.HARD_LINK;
          case '2' -> Kind.SYMBOLIC_LINK;
          case '5' -> Kind.DIRECTORY;
          default -> Kind.OTHER;
        };
    boolean hasContent = kind == Kind.FILE || kind == Kind.OTHER;
    unread = hasContent ? size : 0;
    padding = hasContent ? (BLOCK - size % BLOCK) % BLOCK : 0;
    return new Entry(name, sparse ? Kind.OTHER : kind, size);
  }

  private byte[] header() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length == 0) {
      return null;
    }
    if (block.length < BLOCK) {
      throw new EOFException();
    }
    int unsigned = 0;
    int signed = 0;
    boolean zero = true;
    for (int i = 0; i < BLOCK; i++) {
      byte value = i >= CHECKSUM && i < CHECKSUM_END ? (byte) ' ' : block[i];
      unsigned += value & 0xFF;
      signed += value;
      zero &= block[i] == 0;
    }
    if (zero) {
      return null;
    }
    long expected = number(block, CHECKSUM, 8);
    if (expected != unsigned && expected != signed) {
      throw new IOException("archive/tar: invalid tar header");
    }
    return block;
  }

  private static byte[] headerName(byte[] header) {
    byte[] name = terminated(header, 0, 100);
    boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    byte[] prefix = ustar ? terminated(header, 345, 155) : new byte[0];
    if (prefix.length == 0) {
      return name;
    }
    byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  private static byte[] terminated(byte[] field, int offset, int length) {
    int end = offset;
    while (end < offset + length && field[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(field, offset, end);
  }

  /** The content of a header entry, its padding passed. */
  private byte[] small(long size) throws IOException {
    if (size > MAX_HEADER) {
      throw new IOException("archive/tar: header field too long");
    }
    unread = size;
    byte[] content = content();
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  private static Map<String, String> paxRecords(byte[] content) throws IOException {
    Map<String, String> records = new HashMap<>();
    int at = 0;
    while (at < content.length) {
      int space = indexOf(content, ' ', at);
      long length = decimal(new String(content, at, space - at, StandardCharsets.ISO_8859_1));
      int equals = indexOf(content, '=', space);
      if (length <= equals - at || length > content.length - at) {
        throw new IOException("archive/tar: invalid tar header");
      }
      int end = at + (int) length - 1;
      String key = utf8(Arrays.copyOfRange(content, space + 1, equals));
      records.put(key, utf8(Arrays.copyOfRange(content, equals + 1, end)));
      at = end + 1;
    }
    return records;
  }

  private static int indexOf(byte[] content, char wanted, int from) throws IOException {
    for (int i = from; i < content.length; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    throw new IOException("archive/tar: invalid tar header");
  }

  private static long decimal(String digits) throws IOException {
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!valid) {
      throw new IOException("archive/tar: invalid tar header");
    }
    return Long.parseLong(digits);
  }

  /** A number in octal digits, or in base 256 where the first bit is set. */
  private static long number(byte[] header, int offset, int length) throws IOException {
    long value = 0;
    boolean binary = (header[offset] & 0x80) != 0;
    for (int i = offset; i < offset + length; i++) {
      int octet = header[i] & 0xFF;
      if (binary) {
        value = value << 8 | (i == offset ? octet & 0x7F : octet);
      } else if (octet >= '0' && octet <= '7') {
        value = value << 3 | (octet - '0');
      } else if (octet != ' ' && octet != 0) {
        throw new IOException("archive/tar: invalid tar header");
      }
      if (value < 0 || value > Long.MAX_VALUE >> 8) {
        throw new IOException("archive/tar: invalid tar header");
      }
    }
    return value;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new ChartException(
          ChartErrorCode.PATH_INVALID,
          "reading chart archive: the path \""
              + new String(bytes, StandardCharsets.UTF_8)
              + "\" is not UTF-8; rename the file",
          malformed);
    }
  }
}
