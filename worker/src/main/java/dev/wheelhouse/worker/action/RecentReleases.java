package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.worker.action.Workspace.Recorded;
import dev.wheelhouse.worker.port.ReleaseRecord;
import java.util.List;

/** The release contents that were used last, as much as is good for a small heap. Thread-safe. */
final class RecentReleases extends RecentlyUsed<String, RecentReleases.Content> {
  private static final long KEPT_BYTES = 32 << 20;

  /** How much more memory a manifest's objects take than its text. */
  private static final int TREE = 8;

  RecentReleases() {
    super(KEPT_BYTES, Content::bytes);
  }

  /**
   * @param objects of the manifest; null: not read yet
   * @param recorded null: not known
   */
  record Content(ReleaseRecord release, ReleaseObjects objects, Recorded recorded) {
    Content with(ReleaseObjects read) {
      return new Content(release, read, recorded);
    }

    Content with(Recorded latest) {
      return new Content(release, objects, latest);
    }

    /** About how much memory it takes. */
    private long bytes() {
      long bytes = bytes(release) + (objects == null ? 0 : TREE * release.manifest().length());
      return bytes
          + (recorded == null || recorded.before() == null ? 0 : bytes(recorded.before().record()));
    }

    private static long bytes(ReleaseRecord release) {
      long bytes = release.manifest().length();
      bytes += release.hooks().stream().mapToLong(hook -> hook.manifest().length()).sum();
      if (release.chart() != null) {
        bytes += bytes(release.chart().templates()) + bytes(release.chart().files());
      }
      return bytes;
    }

    private static long bytes(List<ChartFile> files) {
      return files.stream().mapToLong(ChartFile::size).sum();
    }
  }
}
