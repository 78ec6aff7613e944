package dev.wheelhouse.worker.charts;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.LocatedChart;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.oci.OciReference;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.StepException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Charts wherever they are: in HTTP repositories and OCI registries, and what {@link
 * FileChartSource} finds. A reference that has a digest gives the archive of that digest, also when
 * its tag or its repository has moved on, as long as the worker's cache or the registry has it.
 */
public final class RepositoryChartSource implements ChartSource {
  private final ChartLocator locator;
  private final ChartSource files;
  private final SourcePolicy policy;
  private final Set<String> plainHttp;

  /**
   * @param policy which charts may be taken, files included
   * @param plainHttp registries ({@code host:port}) that are spoken to without TLS
   */
  public RepositoryChartSource(
      ChartLocator locator, ChartSource files, SourcePolicy policy, Set<String> plainHttp) {
    this.locator = locator;
    this.files = files;
    this.policy = policy;
    this.plainHttp = Set.copyOf(plainHttp);
  }

  @Override
  public Chart fetch(ChartReference reference) throws StepException {
    try {
      if (isFile(reference)) {
        policy.check(path(reference));
        return files.fetch(reference);
      }
      ChartQuery query =
          new ChartQuery(
              reference.ref(), reference.repo(), reference.version(), reference.digest(), false);
      return load(reference, locator.locate(query, access(reference)));
    } catch (StoreException failed) {
      throw failure(reference, failed);
    }
  }

  /** As on Helm's command line: what begins as a path, or is there, is a file. */
  private static boolean isFile(ChartReference reference) {
    String ref = reference.ref();
    return reference.repo().isEmpty()
        && !ref.contains("://")
        && (ref.startsWith("/") || ref.startsWith(".") || ref.indexOf('/') <= 0);
  }

  private static String path(ChartReference reference) {
    try {
      return Path.of(reference.ref()).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException noPath) {
      return reference.ref();
    }
  }

  private ChartQuery.Access access(ChartReference reference) {
    boolean plain =
        OciReference.isOci(reference.ref())
            && plainHttp.contains(OciReference.parse(reference.ref()).registry());
    return new ChartQuery.Access(
        ChartQuery.Access.DEFAULT.credentials(), ChartQuery.Access.DEFAULT.tls(), plain);
  }

  private static Chart load(ChartReference reference, LocatedChart located) throws StepException {
    try {
      return ChartLoader.loadArchive(located.fileName(), located.archive(), ChartLimits.DEFAULT);
    } catch (ChartException e) {
      throw StepException.terminal(
          ErrorCode.CHART_INVALID,
          "loading chart \"" + reference.ref() + "\": " + e.getMessage(),
          e);
    }
  }

  private static StepException failure(ChartReference reference, StoreException failed) {
    String message = "fetching chart \"" + reference.ref() + "\": " + failed.getMessage();
    return switch (failed.code()) {
      case UNREACHABLE, TIMED_OUT ->
          StepException.retryable(ErrorCode.CHART_UNAVAILABLE, message, failed);
      case UNAUTHORIZED, CONFIGURATION_INVALID, INDEX_INVALID, NOT_WRITABLE, ALREADY_EXISTS ->
          StepException.terminal(ErrorCode.CHART_UNAVAILABLE, message, failed);
      case REFUSED -> StepException.terminal(ErrorCode.CHART_NOT_ALLOWED, message, failed);
      case DIGEST_MISMATCH ->
          StepException.terminal(ErrorCode.CHART_DIGEST_MISMATCH, message, failed);
      case TOO_LARGE, PROVENANCE_INVALID, DEPENDENCY_UNSATISFIED ->
          StepException.terminal(ErrorCode.CHART_INVALID, message, failed);
      case NOT_FOUND, REFERENCE_INVALID ->
          StepException.terminal(ErrorCode.CHART_NOT_FOUND, message, failed);
    };
  }
}
