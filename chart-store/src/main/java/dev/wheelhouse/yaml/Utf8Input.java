package dev.wheelhouse.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes the bytes of a YAML stream as libyaml's reader does: UTF-8, or UTF-16 with a mark. */
final class Utf8Input {
  private Utf8Input() {}

  static YamlCursor cursor(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return new YamlCursor(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return new YamlCursor(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return new YamlCursor(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return brokenCursor(bytes);
    }
  }

  /** A text's cursor; bytes in it that are no characters are read as they would be from a file. */
  static YamlCursor cursor(String text) {
    return RawText.holdsBytes(text) ? cursor(RawText.encode(text)) : new YamlCursor(text);
  }

  /** Length of the character at an offset, or 0 where none is. */
  static int widthAt(byte[] bytes, int at) {
    return problemAt(bytes, at).isEmpty() ? width(bytes[at] & 0xFF) : 0;
  }

  private static YamlCursor brokenCursor(byte[] bytes) {
    int at = 0;
    while (true) {
      String problem = problemAt(bytes, at);
      if (!problem.isEmpty()) {
        return new YamlCursor(new String(bytes, 0, at, StandardCharsets.UTF_8), at, problem);
      }
      at += width(bytes[at] & 0xFF);
    }
  }

  private static String problemAt(byte[] bytes, int at) {
    int octet = bytes[at] & 0xFF;
    int width = width(octet);
    if (width == 0) {
      return "invalid leading UTF-8 octet";
    }
    if (at + width > bytes.length) {
      return "incomplete UTF-8 octet sequence";
    }
    int value = width == 1 ? octet : octet & (0xFF >> (width + 1));
    for (int i = 1; i < width; i++) {
      int trailing = bytes[at + i] & 0xFF;
      if ((trailing & 0xC0) != 0x80) {
        return "invalid trailing UTF-8 octet";
      }
      value = value << 6 | trailing & 0x3F;
    }
    if ((width == 2 && value < 0x80)
        || (width == 3 && value < 0x800)
        || (width == 4 && value < 0x10000)) {
      return "invalid length of a UTF-8 sequence";
    }
    return (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF
        ? "invalid Unicode character"
        : "";
  }

  /** Length of the sequence that an octet leads, or 0 if it leads none. */
  static int width(int octet) {
    if ((octet & 0x80) == 0) {
      return 1;
    }
    if ((octet & 0xE0) == 0xC0) {
      return 2;
    }
    if ((octet & 0xF0) == 0xE0) {
      return 3;
    }
    return (octet & 0xF8) == 0xF0 ? 4 : 0;
  }
}
