package dev.wheelhouse.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads charts from directories and {@code .tgz} archives, as Helm's {@code pkg/chart/loader} does:
 * the same files, order and messages, with limits on all that a hostile chart could blow up.
 *
 * <p>Stateless and safe for use by many threads; reading blocks. All failures are {@link
 * ChartException}s.
 */
public final class ChartLoader {
  private ChartLoader() {}

  /** Loads a chart with the default limits. */
  public static Chart load(Path path) {
    return load(path, ChartLimits.DEFAULT);
  }

  /**
   * Loads a chart.
   *
   * @param path a chart directory or archive
   * @throws ChartException if nothing is there, a limit is passed or the chart is malformed
   */
  public static Chart load(Path path, ChartLimits limits) {
    if (!Files.exists(path)) {
      throw new ChartException(
          ChartErrorCode.NOT_READABLE, "loading chart: nothing is at " + path + "; check the path");
    }
    LoadBudget budget = new LoadBudget(limits);
    if (Files.isDirectory(path)) {
      List<ChartFile> files = DirectoryReader.read(path, budget);
      return ChartAssembler.assemble(files, budget, ChartDigests.ofFiles(files));
    }
    return loadArchive(path.toString(), read(path, limits), budget);
  }

  /**
   * Loads a chart from the bytes of an archive.
   *
   * @param name what messages call it
   * @throws ChartException if a limit is passed or the chart is malformed
   */
  public static Chart loadArchive(String name, byte[] archive, ChartLimits limits) {
    return loadArchive(name, archive, new LoadBudget(limits));
  }

  /** The digest that a chart loaded from these bytes has. */
  public static String archiveDigest(byte[] archive) {
    return ChartDigests.ofArchive(archive);
  }

  private static Chart loadArchive(String name, byte[] archive, LoadBudget budget) {
    ArchiveSignature.check(name, archive);
    List<ChartFile> files = ArchiveReader.read(archive, budget);
    return ChartAssembler.assemble(files, budget, ChartDigests.ofArchive(archive));
  }

  /**
   * Makes a chart of files in memory.
   *
   * @param files paths relative to the chart's root
   * @throws ChartException if the chart is malformed
   */
  public static Chart loadFiles(List<ChartFile> files) {
    return ChartAssembler.assemble(
        files, new LoadBudget(ChartLimits.DEFAULT), ChartDigests.ofFiles(files));
  }

  private static byte[] read(Path path, ChartLimits limits) {
    try {
      long size = Files.size(path);
      if (size > limits.totalBytes()) {
        throw new ChartException(
            ChartErrorCode.ARCHIVE_TOO_LARGE,
            "loading chart "
                + path
                + ": the archive has "
                + size
                + " bytes, more than the limit of "
                + limits.totalBytes());
      }
      return Files.readAllBytes(path);
    } catch (IOException failed) {
      throw new ChartException(
          ChartErrorCode.NOT_READABLE,
          "loading chart: cannot read " + path + ": " + failed + "; check permissions",
          failed);
    }
  }
}
