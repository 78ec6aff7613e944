package dev.wheelhouse.store.provenance;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in OpenPGP's framework for cleartext signatures (RFC 4880, section 7).
 *
 * @param lines of the text, unescaped
 * @param signature in ASCII armour
 */
record ClearText(List<String> lines, String signature) {
  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

  /**
   * @throws StoreException PROVENANCE_INVALID
   */
  static ClearText parse(byte[] file) {
    List<String> all =
        new String(file, StandardCharsets.UTF_8).lines().map(ClearText::withoutSpace).toList();
    int begin = all.indexOf(BEGIN);
    int end = all.indexOf(SIGNATURE);
    int body = begin < 0 ? -1 : begin + 1;
    while (body >= 0 && body < all.size() && !all.get(body).isEmpty()) {
      body++;
    }
    if (begin < 0 || end < body) {
      throw new StoreException(
          StoreErrorCode.PROVENANCE_INVALID,
          "failed to decode signature: signature block not found");
    }
    List<String> lines = new ArrayList<>();
    for (String line : all.subList(body + 1, end)) {
      lines.add(line.startsWith("- ") ? line.substring(2) : line);
    }
    return new ClearText(lines, String.join("\n", all.subList(end, all.size())) + "\n");
  }

  /** What is signed: white space at the ends of lines does not count. */
  private static String withoutSpace(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }

  /** The bytes that the signature is over. */
  static byte[] signed(List<String> lines) {
    return String.join("\r\n", lines.stream().map(ClearText::withoutSpace).toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
