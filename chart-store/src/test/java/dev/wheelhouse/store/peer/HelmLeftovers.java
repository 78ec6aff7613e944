package dev.wheelhouse.store.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What helm-java's {@code dependency update} leaves in the working directory: it sets no cache. */
public final class HelmLeftovers {
  private HelmLeftovers() {}

  public static void delete() {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("").toAbsolutePath(), "helm-manager-*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
