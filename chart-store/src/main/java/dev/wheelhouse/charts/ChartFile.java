package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One file of a chart: its path relative to the chart, with forward slashes, and its content.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ChartFile {
  private final String name;
  private final byte[] data;
  private volatile String text;

  private ChartFile(String name, byte[] data) {
    this.name = Objects.requireNonNull(name, "name");
    this.data = data;
  }

  /** A file with a copy of the given content. */
  public static ChartFile of(String name, byte[] content) {
    return new ChartFile(name, content.clone());
  }

  /** A file whose content is the UTF-8 encoding of a text. */
  public static ChartFile of(String name, String content) {
    return new ChartFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A file that takes over the array; the caller must not touch it again. */
  static ChartFile owning(String name, byte[] content) {
    return new ChartFile(name, content);
  }

  /** Path relative to the chart's root, for example {@code templates/service.yaml}. */
  public String name() {
    return name;
  }

  /** A copy of the content. */
  public byte[] bytes() {
    return data.clone();
  }

  /** Length of the content in bytes. */
  public int size() {
    return data.length;
  }

  /** The content as {@link RawText}. Decoded once. */
  public String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = RawText.decode(data);
      text = decoded;
    }
    return decoded;
  }

  /** The content itself, for readers inside this package that do not change it. */
  byte[] shared() {
    return data;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChartFile file
        && name.equals(file.name)
        && Arrays.equals(data, file.data);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "ChartFile[" + name + ", " + data.length + " bytes]";
  }
}
