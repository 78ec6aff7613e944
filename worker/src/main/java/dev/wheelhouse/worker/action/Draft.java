package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.worker.action.Workspace.Recorded;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.util.Map;
import java.util.Optional;

/**
 * What the preparation of one deployment has come to. Its handlers run one after another, each
 * filling in what the next needs.
 */
final class Draft {
  private Chart chart;
  private Map<String, Object> values;
  private Standing standing;
  private ReleaseRecord record;
  private RenderedRelease rendered;
  private Recorded recorded;

  /**
   * Where the release stands before the deployment.
   *
   * @param install whether the release is to be installed: there is none
   * @param current the revision whose objects are there; null: none
   * @param next the number of the next revision
   * @param quiet no revision is pending, none but {@code current} is deployed, nor is there another
   *     to go on from
   */
  record Standing(boolean install, StoredRelease current, int next, boolean quiet) {}

  synchronized void resolved(Chart found) {
    chart = found;
  }

  synchronized void resolved(Chart adjusted, Map<String, Object> merged, Standing where) {
    chart = adjusted;
    values = merged;
    standing = where;
  }

  synchronized void rendered(RenderedRelease result, ReleaseRecord release) {
    rendered = result;
    record = release;
  }

  synchronized void planned(ReleaseRecord release) {
    record = release;
  }

  synchronized Chart chart() {
    return present(chart, "chart");
  }

  synchronized Map<String, Object> values() {
    return present(values, "values");
  }

  synchronized Standing standing() {
    return present(standing, "standing");
  }

  /** Empty before it is known. */
  synchronized Optional<Standing> knownStanding() {
    return Optional.ofNullable(standing);
  }

  synchronized RenderedRelease rendered() {
    return present(rendered, "rendered manifest");
  }

  /** The release content that the plan applies; null before it is known. */
  synchronized ReleaseRecord record() {
    return record;
  }

  synchronized void recorded(Recorded revision) {
    recorded = revision;
  }

  /** Null before it is recorded. */
  synchronized Recorded recorded() {
    return recorded;
  }

  private static <T> T present(T value, String what) {
    if (value == null) {
      throw new IllegalStateException("the " + what + " is not prepared");
    }
    return value;
  }
}
