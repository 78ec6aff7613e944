package dev.wheelhouse.charts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over archives and directories, as {@code sha256:} and 64 hexadecimal digits. */
final class ChartDigests {
  private ChartDigests() {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  static String ofArchive(byte[] archive) {
    return text(sha256().digest(archive));
  }

  /** Over path, length and bytes of each file, sorted by path, so that two trees never collide. */
  static String ofFiles(List<ChartFile> files) {
    MessageDigest digest = sha256();
    files.stream()
        .sorted(Comparator.comparing(ChartFile::name))
        .forEach(
            file -> {
              byte[] path = file.name().getBytes(StandardCharsets.UTF_8);
              ByteBuffer lengths = ByteBuffer.allocate(2 * Integer.BYTES);
              lengths.putInt(path.length).putInt(file.size());
              digest.update(lengths.array());
              digest.update(path);
              digest.update(file.shared());
            });
    return text(digest.digest());
  }

  private static String text(byte[] hash) {
    return "sha256:" + HexFormat.of().formatHex(hash);
  }
}
