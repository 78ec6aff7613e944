package dev.wheelhouse.charts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Builds archives for tests, hostile ones too. */
final class TestArchive {
  static final String CHART_YAML = "apiVersion: v2\nname: c\nversion: 0.1.0\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  private TestArchive(String encoding) {
    try {
      tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), encoding);
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static TestArchive empty() {
    return new TestArchive("UTF-8");
  }

  static TestArchive inLatin1() {
    return new TestArchive("ISO-8859-1");
  }

  /** An archive of a chart named c. */
  static TestArchive ofChart() {
    return empty().file("c/Chart.yaml", CHART_YAML);
  }

  TestArchive file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  TestArchive file(String path, byte[] content) {
    return entry(new TarArchiveEntry(path, true), content);
  }

  /** An entry of another type: '1' hard link, '2' symbolic link, '3' device, '6' pipe. */
  TestArchive special(String path, char type, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(path, (byte) type);
    entry.setLinkName(target);
    return entry(entry, new byte[0]);
  }

  private TestArchive entry(TarArchiveEntry entry, byte[] content) {
    try {
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  byte[] bytes() {
    try {
      tar.close();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
