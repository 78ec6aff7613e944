package dev.wheelhouse.store;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.store.ChartQuery.Access;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.oci.OciChart;
import dev.wheelhouse.store.oci.OciReference;
import dev.wheelhouse.store.oci.OciRegistry;
import dev.wheelhouse.store.oci.OciSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Charts of OCI registries, through the cache. */
final class OciCharts {
  private final HelmPaths paths;
  private final Downloader downloader;
  private final Optional<ArchiveCache> cache;

  OciCharts(HelmPaths paths, Downloader downloader, Optional<ArchiveCache> cache) {
    this.paths = paths;
    this.downloader = downloader;
    this.cache = cache;
  }

  OciRegistry registry(Access access) {
    Path docker = Path.of(System.getProperty("user.home"), ".docker", "config.json");
    return new OciRegistry(
        new OciSettings(
            access.credentials(),
            access.tls(),
            access.plainHttp(),
            List.of(paths.registryConfig(), docker)),
        downloader.policy(),
        downloader.timeout());
  }

  LocatedChart fetch(OciReference reference, ChartQuery query, Access access) {
    if (!query.digest().isEmpty() && !query.provenance()) {
      Optional<byte[]> known = known(reference, query, access);
      if (known.isPresent()) {
        return located(reference, known.get(), new byte[0], "");
      }
    }
    OciRegistry registry = registry(access);
    OciChart chart = registry.resolve(reference, query.version());
    if (!query.digest().isEmpty() && !query.digest().equals(chart.chartDigest())) {
      throw new StoreException(
          StoreErrorCode.DIGEST_MISMATCH,
          chart.reference()
              + " has the digest "
              + chart.chartDigest()
              + ", wanted is "
              + query.digest());
    }
    byte[] archive =
        cache
            .flatMap(kept -> kept.find(chart.chartDigest()))
            .orElseGet(() -> keep(registry.chart(chart)));
    byte[] provenance = new byte[0];
    if (query.provenance()) {
      if (chart.provenanceDigest().isEmpty()) {
        throw new StoreException(
            StoreErrorCode.PROVENANCE_INVALID,
            "failed to fetch provenance \"" + chart.reference() + ".prov\"");
      }
      provenance = registry.provenance(chart);
    }
    return located(chart.reference(), archive, provenance, chart.manifestDigest());
  }

  /** A chart of a digest, also when its tag has moved on: registries keep blobs by digest. */
  private Optional<byte[]> known(OciReference reference, ChartQuery query, Access access) {
    Optional<byte[]> kept = cache.flatMap(archives -> archives.find(query.digest()));
    if (kept.isPresent()) {
      return kept;
    }
    try {
      long limit = ChartLimits.DEFAULT.totalBytes();
      return Optional.of(keep(registry(access).blob(reference, query.digest(), limit)));
    } catch (StoreException gone) {
      if (gone.code() == StoreErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw gone;
    }
  }

  private byte[] keep(byte[] archive) {
    cache.ifPresent(archives -> archives.put(archive));
    return archive;
  }

  private static LocatedChart located(
      OciReference reference, byte[] archive, byte[] provenance, String manifestDigest) {
    String version = reference.tag().isEmpty() ? "" : "-" + reference.version();
    return new LocatedChart(
        reference.toString(),
        reference.name() + version + ".tgz",
        archive,
        provenance,
        manifestDigest);
  }
}
