package dev.wheelhouse.charts;

/** Tells from the first bytes that a file is no archive, with Helm's messages. */
final class ArchiveSignature {
  private static final int SNIFFED = 512;

  private ArchiveSignature() {}

  static void check(String name, byte[] content) {
    boolean gzip =
        content.length >= 3
            && (content[0] & 0xFF) == 0x1F
            && (content[1] & 0xFF) == 0x8B
            && content[2] == 8;
    if (gzip) {
      return;
    }
    String problem =
        name.endsWith(".yml") || name.endsWith(".yaml")
            ? "seems to be a YAML file, but expected a gzipped archive"
            : "does not appear to be a gzipped archive; got '" + contentType(content) + "'";
    throw new ChartException(ChartErrorCode.NOT_AN_ARCHIVE, "file '" + name + "' " + problem);
  }

  /** The types that Go's {@code http.DetectContentType} would name, of those that occur here. */
  private static String contentType(byte[] content) {
    if (content.length >= 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3) {
      return "application/zip";
    }
    for (int i = 0; i < Math.min(content.length, SNIFFED); i++) {
      int c = content[i] & 0xFF;
      boolean binary =
          c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1A) || (c >= 0x1C && c <= 0x1F);
      if (binary) {
        return "application/octet-stream";
      }
    }
    // Helm hands over a full buffer, whose unused rest is zeros
    return content.length < SNIFFED ? "application/octet-stream" : "text/plain; charset=utf-8";
  }
}
