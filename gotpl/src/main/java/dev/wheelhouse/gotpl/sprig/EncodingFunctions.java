package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;

/** Sprig's encodings and checksums. Strings are their bytes, so that binary data survives. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        bytes("b64enc", Base64Text::encode),
        text("b64dec", EncodingFunctions::decode64),
        bytes("b32enc", Base32Text::encode),
        text("b32dec", EncodingFunctions::decode32),
        bytes("sha1sum", data -> hex("SHA-1", data)),
        bytes("sha256sum", data -> hex("SHA-256", data)),
        bytes("sha512sum", data -> hex("SHA-512", data)),
        bytes("adler32sum", EncodingFunctions::adler));
  }

  private interface BytesToText {
    String apply(byte[] data);
  }

  private interface TextToText {
    String apply(String text);
  }

  private static GoFunction bytes(String name, BytesToText function) {
    return named(name)
        .params(STRING)
        .returns(STRING)
        .call((String text) -> function.apply(GoStrings.toBytes(text)));
  }

  private static GoFunction text(String name, TextToText function) {
    return named(name).params(STRING).returns(STRING).call((String s) -> function.apply(s));
  }

  private static String decode64(String text) {
    try {
      return GoStrings.fromBytes(Base64Text.decode(text));
    } catch (CorruptInputException e) {
      return e.getMessage();
    }
  }

  private static String decode32(String text) {
    try {
      return GoStrings.fromBytes(Base32Text.decode(text));
    } catch (CorruptInputException e) {
      return e.getMessage();
    }
  }

  private static String hex(String algorithm, byte[] data) {
    return HexFormat.of().formatHex(digest(algorithm, data));
  }

  static byte[] digest(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static String adler(byte[] data) {
    Adler32 sum = new Adler32();
    sum.update(data);
    return Long.toString(sum.getValue());
  }

  /** Input that is not base64 or base32; the message is Go's and names the byte. */
  static final class CorruptInputException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptInputException(String encoding, int at) {
      super("illegal " + encoding + " data at input byte " + at);
    }
  }

  /** Go's {@code base64.StdEncoding}. */
  static final class Base64Text {
    private static final String ALPHABET =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Text() {}

    static String encode(byte[] data) {
      return Base64.getEncoder().encodeToString(data);
    }

    /** The bytes of a text, which may be broken into lines and must be padded. */
    static byte[] decode(String text) throws CorruptInputException {
      try {
        return Base64.getDecoder().decode(withoutLineBreaks(text, 4));
      } catch (IllegalArgumentException e) {
        // Java and Go agree on what is corrupt; Go also says where.
        throw new CorruptInputException("base64", corruptAt(text));
      }
    }

    private static int corruptAt(String text) {
      byte[] in = GoStrings.toBytes(text);
      int group = 0;
      for (int i = 0; i < in.length; i++) {
        char c = (char) (in[i] & 0xFF);
        if (c == '\n' || c == '\r') {
          continue;
        }
        if (c == '=') {
          return padding(in, i, group);
        }
        if (ALPHABET.indexOf(c) < 0) {
          return i;
        }
        group = (group + 1) % 4;
      }
      return in.length - group;
    }

    /**
     * Where padding that begins at {@code at}, after {@code group} digits of its group, is wrong.
     */
    private static int padding(byte[] in, int at, int group) {
      if (group < 2) {
        return at;
      }
      int i = skipBreaks(in, at + 1);
      if (group == 2) {
        if (i == in.length) {
          return in.length;
        }
        if (in[i] != '=') {
          return i - 1;
        }
        i = skipBreaks(in, i + 1);
      }
      return i;
    }

    private static int skipBreaks(byte[] in, int from) {
      int i = from;
      while (i < in.length && (in[i] == '\n' || in[i] == '\r')) {
        i++;
      }
      return i;
    }
  }

  /**
   * The text without its line breaks; empty digits are added for a missing padding so that the
   * decoder, which would accept that, refuses it.
   */
  private static byte[] withoutLineBreaks(String text, int group) {
    String joined =
        text.indexOf('\n') < 0 && text.indexOf('\r') < 0
            ? text
            : text.replace("\n", "").replace("\r", "");
    if (joined.length() % group != 0) {
      throw new IllegalArgumentException("the padding is missing");
    }
    return joined.getBytes(StandardCharsets.UTF_8);
  }

  /** Go's {@code base32.StdEncoding}. */
  static final class Base32Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32Text() {}

    static String encode(byte[] data) {
      StringBuilder out = new StringBuilder((data.length + 4) / 5 * 8);
      for (int i = 0; i < data.length; i += 5) {
        long bits = 0;
        int count = Math.min(5, data.length - i);
        for (int k = 0; k < 5; k++) {
          bits = bits << 8 | (k < count ? data[i + k] & 0xFF : 0);
        }
        int digits = (count * 8 + 4) / 5;
        for (int k = 0; k < 8; k++) {
          out.append(k < digits ? ALPHABET.charAt((int) ((bits >>> (35 - 5 * k)) & 31)) : '=');
        }
      }
      return out.toString();
    }

    static byte[] decode(String text) throws CorruptInputException {
      byte[] in = GoStrings.toBytes(text.replace("\n", "").replace("\r", ""));
      byte[] out = new byte[in.length / 8 * 5 + 5];
      int length = 0;
      for (int i = 0; i < in.length; i += 8) {
        long bits = 0;
        int digits = digitsOf(in, i);
        for (int k = 0; k < 8; k++) {
          bits = bits << 5 | (k < digits ? ALPHABET.indexOf(in[i + k]) : 0);
        }
        for (int k = 0; k < digits * 5 / 8; k++) {
          out[length++] = (byte) (bits >>> (32 - 8 * k));
        }
        if (digits < 8) {
          break;
        }
      }
      return Arrays.copyOf(out, length);
    }

    /** The digits of the group that starts at {@code from}, after checking its padding. */
    private static int digitsOf(byte[] in, int from) throws CorruptInputException {
      for (int k = 0; k < 8; k++) {
        if (from + k == in.length) {
          throw new CorruptInputException("base32", in.length - k);
        }
        if (in[from + k] == '=' && k >= 2 && in.length - from - k <= 8) {
          return padded(in, from, k);
        }
        if (ALPHABET.indexOf(in[from + k]) < 0) {
          throw new CorruptInputException("base32", from + k);
        }
      }
      return 8;
    }

    private static int padded(byte[] in, int from, int digits) throws CorruptInputException {
      if (in.length - from < 8) {
        throw new CorruptInputException("base32", in.length);
      }
      for (int k = digits; k < 8; k++) {
        if (in[from + k] != '=') {
          throw new CorruptInputException("base32", from + k - 1);
        }
      }
      if (digits == 3 || digits == 6) {
        throw new CorruptInputException("base32", from + digits);
      }
      return digits;
    }
  }
}
