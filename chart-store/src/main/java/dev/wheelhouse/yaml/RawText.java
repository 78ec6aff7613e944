package dev.wheelhouse.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text as Go keeps it: UTF-8, in which a byte that belongs to no character stays what it is. Here
 * such a byte is a lone surrogate, U+DC80 to U+DCFF, as in {@code gotpl}.
 */
public final class RawText {
  private static final char RAW = '\uDC00';

  private RawText() {}

  /** The text of bytes. */
  public static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      StringBuilder text = new StringBuilder(bytes.length);
      for (int at = 0; at < bytes.length; ) {
        int width = Utf8Input.widthAt(bytes, at);
        if (width == 0) {
          text.append((char) (RAW | bytes[at++] & 0xFF));
        } else {
          text.append(new String(bytes, at, width, StandardCharsets.UTF_8));
          at += width;
        }
      }
      return text.toString();
    }
  }

  /** The bytes of a text. */
  static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      if (isRaw(codePoint)) {
        bytes.write(codePoint & 0xFF);
      } else {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      }
      at += Character.charCount(codePoint);
    }
    return bytes.toByteArray();
  }

  /** Whether a text holds bytes that are no characters. */
  static boolean holdsBytes(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (isRaw(text.charAt(i)) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRaw(int codePoint) {
    return codePoint >= RAW + 0x80 && codePoint <= RAW + 0xFF;
  }
}
