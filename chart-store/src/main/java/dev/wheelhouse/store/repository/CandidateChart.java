package dev.wheelhouse.store.repository;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A chart that somebody wants to have stored: read whole within the limits, and found good.
 *
 * @param archive the file
 * @param provenance the provenance file, if there is one
 * @param metadata what Chart.yaml says
 * @param digest of the archive, {@code sha256:...}
 */
public record CandidateChart(
    Path archive, Optional<Path> provenance, ChartMetadata metadata, String digest) {
  /** More is no provenance file. */
  public static final long MAX_PROVENANCE_BYTES = 1024 * 1024;

  /**
   * Reads an archive, and checks that the provenance is of it; whether somebody known signed it is
   * for those to check who have keys.
   *
   * @throws ChartException when the archive is no chart, or passes a limit
   * @throws StoreException PROVENANCE_INVALID, REFERENCE_INVALID for a name that no file can have
   */
  public static CandidateChart read(Path archive, Optional<Path> provenance, ChartLimits limits) {
    Chart chart = ChartLoader.load(archive, limits);
    CandidateChart candidate =
        new CandidateChart(archive, provenance, chart.metadata(), chart.digest());
    if (!ChartRepository.isArchiveKey(candidate.key())) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "a chart in a repository has letters, digits, dots, hyphens, underscores and plus signs"
              + " in its name and version; this one would be \""
              + candidate.key()
              + "\"");
    }
    provenance.ifPresent(file -> check(Provenance.claims(bytes(file)).get(candidate.key()), chart));
    return candidate;
  }

  private static byte[] bytes(Path provenance) {
    try {
      if (Files.size(provenance) > MAX_PROVENANCE_BYTES) {
        throw new StoreException(
            StoreErrorCode.TOO_LARGE, "a provenance file has at most 1 MiB; this one has more");
      }
      return Files.readAllBytes(provenance);
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading the provenance file: " + failed, failed);
    }
  }

  private static void check(String claimed, Chart chart) {
    if (!chart.digest().equals(claimed)) {
      throw new StoreException(
          StoreErrorCode.PROVENANCE_INVALID,
          "the provenance file is of another archive: it names "
              + (claimed == null ? "no such file" : claimed)
              + ", the archive has "
              + chart.digest());
    }
  }

  /** What the archive is called in the storage. */
  public String key() {
    return metadata.name() + "-" + metadata.version() + ".tgz";
  }
}
