package dev.wheelhouse.gotpl.sprig;

import java.util.Base64;

/**
 * A PEM block.
 *
 * @param type what the block holds, such as {@code CERTIFICATE}
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are read and written, never compared
record PemText(String type, byte[] content) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final int LINE = 64;

  /** The first block of a text, or null if it has none. */
  static PemText decode(String text) {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      PemText block = blockAt(text, begin);
      if (block != null) {
        return block;
      }
      begin = text.indexOf(BEGIN, begin + 1);
    }
    return null;
  }

  private static PemText blockAt(String text, int begin) {
    int typeEnd = text.indexOf(DASHES, begin + BEGIN.length());
    if (typeEnd < 0) {
      return null;
    }
    String type = text.substring(begin + BEGIN.length(), typeEnd);
    int end = text.indexOf("-----END " + type + DASHES, typeEnd);
    if (end < 0 || type.indexOf('\n') >= 0) {
      return null;
    }
    StringBuilder body = new StringBuilder();
    for (String line : text.substring(typeEnd + DASHES.length(), end).split("\n", -1)) {
      // A line with a colon is a header, such as "Proc-Type: 4,ENCRYPTED".
      body.append(line.indexOf(':') >= 0 ? "" : line.strip());
    }
    try {
      return new PemText(type, Base64.getDecoder().decode(body.toString()));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The block as text, 64 characters a line. */
  String encode() {
    String body = Base64.getEncoder().encodeToString(content);
    StringBuilder out = new StringBuilder(BEGIN).append(type).append(DASHES).append('\n');
    for (int i = 0; i < body.length(); i += LINE) {
      out.append(body, i, Math.min(i + LINE, body.length())).append('\n');
    }
    return out.append("-----END ").append(type).append(DASHES).append('\n').toString();
  }
}
