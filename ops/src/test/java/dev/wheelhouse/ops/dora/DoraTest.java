package dev.wheelhouse.ops.dora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseDeployed;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.lifecycle.End.ReleaseRolledBack;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * A week of two releases, with a sheet computed by hand:
 *
 * <pre>
 * when       release  what                  commit made   deployed  failed  restored      lead    restore
 * Sun 28 10  web      install deployed      (before the period: no change of it)
 * Mon 02 10  web      upgrade deployed      Mon 08        yes                             2 h
 * Mon 02 12  web      upgrade failed        Mon 11                  yes     Mon 15                3 h
 * Mon 02 15  web      upgrade deployed      Mon 14        yes                             1 h
 * Tue 03 10  web      upgrade deployed      Mon 16        yes       yes     Tue 11        18 h    1 h
 * Tue 03 11  web      rollback              -             (takes the change above back)
 * Wed 04 09  api      install deployed      unknown       yes
 * Wed 04 10  api      upgrade failed,       Wed 09                  yes     Wed 10                0
 *                     rolled back by itself
 * Thu 05 10  api      upgrade cancelled     -             (no change)
 * Fri 06 10  api      upgrade failed        Fri 09                  yes     never
 * Fri 06 11  api      test                  -             (no change)
 * Sun 08 10  web      upgrade deployed      (after the period: no change of it)
 *
 *                     changes  deployed  a day    failed  rate   lead (median)  restore (median)
 * web                 4        3         3/7      2       0.5    2 h            2 h
 * api                 3        1         1/7      2       2/3    none           0 h
 * both                7        4         4/7      4       4/7    2 h            1 h
 * </pre>
 */
class DoraTest {
  private static final ReleaseKey WEB = new ReleaseKey("default", "shop", "web");
  private static final ReleaseKey API = new ReleaseKey("default", "shop", "api");
  private static final DeployError ERROR = new DeployError(ErrorCode.HOOK_FAILED, "migrate failed");
  private static final ReleaseFailed FAILED = new ReleaseFailed(2, "", ERROR, Remediation.NONE);

  private final Dora dora = new Dora(at(1, 0), at(8, 0));
  private int deployments;

  private static Instant at(int day, int hour) {
    return Instant.parse("2026-03-01T00:00:00Z")
        .plus(Duration.ofDays(day - 1))
        .plus(Duration.ofHours(hour));
  }

  private void did(ReleaseKey key, Operation operation, Instant ended, Instant commit, End end) {
    String id = "deployment-" + ++deployments;
    RequestAccepted accepted =
        new RequestAccepted(
            id,
            operation,
            new Coordinates("requests", 0, deployments),
            "sha256:" + "0".repeat(64),
            new Requester("ci", "", "", commit),
            "",
            null,
            0,
            false,
            Options.DEFAULTS);
    dora.on(new Event(id, 1, key, ended.minusSeconds(60), "w1", "", accepted));
    dora.on(new Event(id, 2, key, ended, "w1", "", end));
  }

  private void week() {
    did(WEB, Operation.INSTALL, at(0, 10), at(0, 9), new ReleaseDeployed(1));
    did(WEB, Operation.UPGRADE, at(2, 10), at(2, 8), new ReleaseDeployed(2));
    did(WEB, Operation.UPGRADE, at(2, 12), at(2, 11), FAILED);
    did(WEB, Operation.UPGRADE, at(2, 15), at(2, 14), new ReleaseDeployed(4));
    did(WEB, Operation.UPGRADE, at(3, 10), at(2, 16), new ReleaseDeployed(5));
    did(WEB, Operation.ROLLBACK, at(3, 11), null, new ReleaseRolledBack(6, 4));
    did(API, Operation.INSTALL, at(4, 9), null, new ReleaseDeployed(1));
    did(
        API,
        Operation.UPGRADE,
        at(4, 10),
        at(4, 9),
        new ReleaseFailed(2, "", ERROR, Remediation.ROLLED_BACK));
    did(API, Operation.UPGRADE, at(5, 10), null, new End.DeploymentCancelled(0, ERROR));
    did(API, Operation.UPGRADE, at(6, 10), at(6, 9), FAILED);
    did(API, Operation.TEST, at(6, 11), null, new End.ReleaseTested(3, 1));
    did(WEB, Operation.UPGRADE, at(8, 10), at(8, 9), new ReleaseDeployed(7));
  }

  @Test
  void equalsTheSheetForOneRelease() {
    // given
    week();

    // when
    Figures web = dora.figures(WEB::equals);
    Figures api = dora.figures(API::equals);

    // then
    assertThat(web.deploymentsPerDay()).isCloseTo(3 / 7.0, within(1e-9));
    assertThat(web.failureRate()).contains(0.5);
    assertThat(web.leadTime()).contains(Duration.ofHours(2));
    assertThat(web.timeToRestore()).contains(Duration.ofHours(2));
    assertThat(api.deploymentsPerDay()).isCloseTo(1 / 7.0, within(1e-9));
    assertThat(api.failureRate()).contains(2 / 3.0);
    assertThat(api.leadTime()).isEmpty();
    assertThat(api.timeToRestore()).contains(Duration.ZERO);
  }

  @Test
  void equalsTheSheetForAllReleases() {
    // given
    week();

    // when
    Figures both = dora.figures(key -> true);

    // then
    assertThat(dora.releases()).containsExactly(API, WEB);
    assertThat(both.changes()).isEqualTo(7);
    assertThat(both.deployments()).isEqualTo(4);
    assertThat(both.failures()).isEqualTo(4);
    assertThat(both.failureRate()).contains(4 / 7.0);
    assertThat(both.leadTime()).contains(Duration.ofHours(2));
    assertThat(both.timeToRestore()).contains(Duration.ofHours(1));
  }

  @Test
  void nothingInThePeriodIsNoFigure() {
    // when
    Figures none = dora.figures(key -> true);

    // then
    assertThat(dora.releases()).isEmpty();
    assertThat(none.deploymentsPerDay()).isZero();
    assertThat(none.failureRate()).isEmpty();
    assertThat(none.leadTime()).isEmpty();
    assertThat(none.timeToRestore()).isEmpty();
  }
}
