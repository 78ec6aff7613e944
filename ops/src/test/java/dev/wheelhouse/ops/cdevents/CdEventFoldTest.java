package dev.wheelhouse.ops.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.ops.cdevents.CdEvent.Kind;
import dev.wheelhouse.ops.gateway.EventWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CdEventFoldTest {
  private static final ReleaseKey WEB = new ReleaseKey("prod eu", "shop", "web");

  private final CdEventFold fold = new CdEventFold();
  private final List<CdEvent> given = new ArrayList<>();

  private void deployment(String id, List<LifecycleEvent> first, LifecycleEvent... then) {
    List<LifecycleEvent> story = new ArrayList<>(first);
    story.addAll(List.of(then));
    for (int i = 0; i < story.size(); i++) {
      Instant time = Instant.parse("2026-03-01T12:00:00.5Z").plusSeconds(i);
      fold.on(new Event(id, i + 1, WEB, time, "w1", "", story.get(i))).ifPresent(given::add);
    }
  }

  private static List<LifecycleEvent> accepted() {
    return List.of(EventWriter.accepted("r"));
  }

  private void installAndUpgrade() {
    deployment("d1", EventWriter.begun(1, 'a'), new End.ReleaseDeployed(1));
    deployment("d2", EventWriter.begun(2, 'b'), new End.ReleaseDeployed(2));
  }

  private String artifact(int index) {
    Map<?, ?> subject = (Map<?, ?>) given.get(index).tree().get("subject");
    return (String) ((Map<?, ?>) subject.get("content")).get("artifactId");
  }

  @Test
  void tellsTheLifeOfAService() {
    installAndUpgrade();
    deployment("d3", accepted(), new End.ReleaseRolledBack(3, 1));
    deployment("d4", accepted(), new End.ReleaseUninstalled(3, false));

    assertThat(given)
        .extracting(CdEvent::kind)
        .containsExactly(Kind.DEPLOYED, Kind.UPGRADED, Kind.ROLLEDBACK, Kind.REMOVED);
    assertThat(given)
        .extracting(event -> event.event().id())
        .containsExactly("d1/11", "d2/11", "d3/2", "d4/2");
    assertThat(artifact(1)).isEqualTo("pkg:helm/web@1.2.2?checksum=" + EventWriter.digest('b'));
    assertThat(artifact(2)).isEqualTo("pkg:helm/web@1.2.1?checksum=" + EventWriter.digest('a'));
  }

  @Test
  void anUpgradeThatWasUndoneIsARollback() {
    installAndUpgrade();
    DeployError error = new DeployError(ErrorCode.HOOK_FAILED, "no");
    Plan plan = new Plan(Plan.Action.ROLLBACK, 4, 3, 2, List.of());

    deployment(
        "d3",
        EventWriter.begun(3, 'c'),
        new Trouble.StepFailed("hooks", error),
        new Trouble.RemediationStarted(
            Trouble.RemediationStarted.Kind.ROLLBACK,
            2,
            plan,
            EventWriter.digest('b'),
            Instant.EPOCH),
        new Preparation.RevisionRecorded(4, "pending-rollback", "s"),
        new End.ReleaseFailed(3, "hooks", error, Remediation.ROLLED_BACK));

    assertThat(given).hasSize(3);
    assertThat(given.get(2).kind()).isEqualTo(Kind.ROLLEDBACK);
    assertThat(given.get(2).revision()).isEqualTo(4);
    assertThat(artifact(2)).contains("web@1.2.2");
  }

  @Test
  void whatFailedOrOnlyTestedGivesNone() {
    deployment("d1", EventWriter.begun(1, 'a'), EventWriter.failed(1).get(2));
    deployment("d2", accepted(), new End.ReleaseTested(1, 2));

    assertThat(given).isEmpty();
  }

  @Test
  void namesTheReleaseWhereTheLogNoLongerTellsItsChart() {
    deployment("d9", accepted(), new End.ReleaseRolledBack(7, 3));

    assertThat(artifact(0)).isEqualTo("pkg:generic/web@revision-7");
  }

  /** The schemas that the SDK of CDEvents carries. */
  @Test
  void matchesTheOfficialSchemas() throws Exception {
    installAndUpgrade();
    deployment("d3", accepted(), new End.ReleaseRolledBack(3, 1));
    deployment("d4", accepted(), new End.ReleaseUninstalled(3, false));

    for (CdEvent event : given) {
      assertThat(errors(event)).as(event.type()).isEmpty();
    }
    assertThat(given).hasSize(4);
    CdEvent wrong =
        new CdEvent(Kind.REMOVED, given.get(0).event(), 1, null, given.get(0).requester());
    assertThat(errors("servicedeployed", wrong)).isNotEmpty();
  }

  private static List<Error> errors(CdEvent event) throws Exception {
    return errors("service" + event.kind().name().toLowerCase(Locale.ROOT), event);
  }

  private static List<Error> errors(String schema, CdEvent event) throws Exception {
    String path = "/dev/cdevents/spec/schemas/" + schema + ".json";
    try (InputStream official = CdEventFoldTest.class.getResourceAsStream(path)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(official.readAllBytes(), StandardCharsets.UTF_8))
          .validate(
              JsonMapper.builder().build().writeValueAsString(event.tree()),
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
  }
}
