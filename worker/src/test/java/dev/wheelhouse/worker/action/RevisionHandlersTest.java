package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.worker.core.Command.FinishRevision;
import dev.wheelhouse.worker.core.Command.RecordRevision;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.simulated.Faults.Fault;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionHandlersTest {
  private final World world = new World();
  private final RecordRevisionHandler recording = new RecordRevisionHandler(world);
  private final FinishRevisionHandler finishing = new FinishRevisionHandler(world);

  private TestContext record(Plan plan, String deployment) {
    world.plan = plan;
    return world.run(
        recording,
        new RecordRevision(World.id(deployment, "main/record"), plan),
        world.deployment(deployment));
  }

  private TestContext finish(Plan plan, String deployment, boolean succeeded) {
    world.plan = plan;
    return world.run(
        finishing,
        new FinishRevision(
            World.id(deployment, "main/finish"), plan, succeeded, succeeded ? "done" : "broke"),
        world.deployment(deployment));
  }

  private static Plan install() {
    return new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of());
  }

  private static Plan upgrade(int revision, int previous) {
    return new Plan(Plan.Action.UPGRADE, revision, previous, 0, List.of());
  }

  private static Plan uninstall(int revision) {
    return new Plan(Plan.Action.UNINSTALL, revision, revision, 0, List.of());
  }

  private void deploy(int revisions) {
    for (int revision = 1; revision <= revisions; revision++) {
      Plan plan = revision == 1 ? install() : upgrade(revision, revision - 1);
      record(plan, "d" + revision);
      finish(plan, "d" + revision, true);
    }
  }

  @Test
  void writesThePendingRevisionFirst() throws Exception {
    TestContext context = record(install(), "d1");

    assertThat(context.fact)
        .isEqualTo(new RevisionRecorded(1, "pending-install", "sh.helm.release.v1.shop.v1"));
    assertThat(world.stored(1).deployment()).isEqualTo("d1");
    assertThat(world.stored(1).record().info().description()).isEqualTo("Initial install underway");
  }

  @Test
  void goesOnFromWhatWasReadForRendering() throws Exception {
    deploy(1);
    StoredRelease current = world.stored(1);
    world.releases.replace(current, current.record(), Owner.NOBODY);
    world.standing = new Draft.Standing(false, world.stored(1), 2, true);
    world.cluster.faults().failNext(1, c -> c.verb().equals("list"), Fault.SERVER_ERROR);

    TestContext context = record(upgrade(2, 1), "d2");

    assertThat(context.fact).isInstanceOf(RevisionRecorded.class);
    assertThat(context.retries).isZero();
    assertThat(world.stored(2).record().info().firstDeployed())
        .isEqualTo(current.record().info().firstDeployed());
  }

  @Test
  void seesThatSomebodyHasGoneOnSinceTheRendering() throws Exception {
    world.standing = new Draft.Standing(true, null, 1, true);
    record(install(), "d1");

    TestContext context = record(install(), "d2");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_EXISTS);
    assertThat(world.stored(1).deployment()).isEqualTo("d1");
  }

  @Test
  void writesItsOwnRevisionAgainAfterACrash() throws Exception {
    record(install(), "d1");
    world.release = World.record("a: rendered again", List.of());

    TestContext again = record(install(), "d1");

    assertThat(again.fact).isInstanceOf(RevisionRecorded.class);
    assertThat(world.stored(1).record().manifest()).isEqualTo("a: rendered again");
  }

  @Test
  void writesOneRevisionWhenTheAnswerWasLost() throws Exception {
    world.cluster.faults().failNext(1, c -> c.verb().equals("create"), Fault.TIMEOUT_AFTER_COMMIT);

    TestContext context = record(install(), "d1");

    assertThat(context.fact).isInstanceOf(RevisionRecorded.class);
    assertThat(world.releases.history(World.NAMESPACE, World.RELEASE)).hasSize(1);
  }

  @Test
  void leavesARevisionOfSomebodyElseAlone() throws Exception {
    record(install(), "d1");

    TestContext context = record(install(), "d2");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_EXISTS);
    assertThat(context.error.message())
        .isEqualTo(
            "revision 1 of release default/default/shop exists already with status"
                + " pending-install, written by deployment d1");
    assertThat(world.stored(1).deployment()).isEqualTo("d1");
  }

  @Test
  void supersedesTheOldRevisionAndDeploysTheNew() throws Exception {
    deploy(2);

    assertThat(world.status(1)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.status(2)).isEqualTo(Status.DEPLOYED);
    assertThat(world.stored(2).record().info().firstDeployed()).isEqualTo(World.START);
  }

  @Test
  void finishesOnceMoreWithoutHarm() throws Exception {
    deploy(2);

    TestContext again = finish(upgrade(2, 1), "d2", true);

    assertThat(again.error).isNull();
    assertThat(world.status(2)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void leavesTheOldRevisionDeployedWhenTheNewOneFailed() throws Exception {
    deploy(1);
    record(upgrade(2, 1), "d2");

    finish(upgrade(2, 1), "d2", false);

    assertThat(world.status(1)).isEqualTo(Status.DEPLOYED);
    assertThat(world.status(2)).isEqualTo(Status.FAILED);
    assertThat(world.stored(2).record().info().description()).isEqualTo("broke");
  }

  @Test
  void failsTheRevisionThatARollbackOfTheSameDeploymentUndoes() throws Exception {
    deploy(1);
    record(upgrade(2, 1), "d2");
    Plan rollback = new Plan(Plan.Action.ROLLBACK, 3, 2, 1, List.of());

    record(rollback, "d2");
    finish(rollback, "d2", true);

    assertThat(world.status(1)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.status(2)).isEqualTo(Status.FAILED);
    assertThat(world.status(3)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void hasNothingToWriteWhenTheRevisionWasNeverRecorded() {
    TestContext context = finish(install(), "d1", false);

    assertThat(context.ended).isTrue();
    assertThat(context.error).isNull();
  }

  @Test
  void saysWhenSomebodyElseTookTheReleaseOver() throws Exception {
    record(install(), "d1");
    world.releases.replace(world.stored(1), world.stored(1).record(), Owner.NOBODY);

    TestContext context = finish(install(), "d1", true);

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
  }

  @Test
  void namesTheNewerRevisionOfSomebodyElseAndGivesWay() throws Exception {
    deploy(1);
    record(upgrade(2, 1), "d2");
    world.releases.create(
        world.release.withRevision(3).withStatus(Status.DEPLOYED, "Rollback to 1"),
        Owner.NOBODY,
        Map.of());

    TestContext context = finish(upgrade(2, 1), "d2", true);

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(context.error.message())
        .contains(
            "another client (helm, for example) has made revision 3 (deployed, \"Rollback to 1\"");
    assertThat(world.status(2)).isEqualTo(Status.FAILED);
    assertThat(world.status(3)).isEqualTo(Status.DEPLOYED);
  }

  /** Revision 2 follows on what was read of the release for rendering. */
  private void recordAtOnce() throws Exception {
    deploy(1);
    world.standing = new Draft.Standing(false, world.stored(1), 2, true);
    record(upgrade(2, 1), "d2");
  }

  @Test
  void endsWhatItRecordedAtOnceWithoutReadingTheHistory() throws Exception {
    recordAtOnce();
    world.cluster.faults().failNext(1, c -> c.verb().equals("list"), Fault.SERVER_ERROR);

    TestContext context = finish(upgrade(2, 1), "d2", true);

    assertThat(context.error).isNull();
    assertThat(context.retries).isZero();
    assertThat(world.status(1)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.status(2)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void givesWayToANewerRevisionThatCameAfterOneRecordedAtOnce() throws Exception {
    recordAtOnce();
    world.releases.create(
        world.release.withRevision(3).withStatus(Status.DEPLOYED, "Rollback to 1"),
        Owner.NOBODY,
        Map.of());

    TestContext context = finish(upgrade(2, 1), "d2", true);

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(world.status(2)).isEqualTo(Status.FAILED);
    assertThat(world.status(3)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void overwritesNothingThatSomebodyElseWroteAfterItWasRecordedAtOnce() throws Exception {
    recordAtOnce();
    world.releases.replace(world.stored(2), world.stored(2).record(), Owner.NOBODY);

    TestContext context = finish(upgrade(2, 1), "d2", true);

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(world.stored(2).deployment()).isEmpty();
  }

  @Test
  void readsTheOldRevisionAgainThatSomebodyElseHasWrittenSince() throws Exception {
    recordAtOnce();
    ReleaseRecord changed = world.stored(1).record().withStatus(Status.DEPLOYED, "edited");
    world.releases.replace(world.stored(1), changed, Owner.NOBODY);

    finish(upgrade(2, 1), "d2", true);

    assertThat(world.status(1)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.stored(1).record().info().description()).isEqualTo("edited");
    assertThat(world.status(2)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void leavesThePendingRevisionOfALiveClientAlone() throws Exception {
    deploy(1);
    pendingOfHelm(2);
    world.time.advance(Abandonment.SILENCE.minusSeconds(1));

    TestContext context = record(upgrade(3, 1), "d3");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(world.status(2)).isEqualTo(Status.PENDING_UPGRADE);
  }

  @Test
  void marksAPendingRevisionFailedThatNobodyHasWrittenForLong() throws Exception {
    deploy(1);
    pendingOfHelm(2);
    world.time.advance(Abandonment.SILENCE);

    TestContext context = record(upgrade(3, 1), "d3");

    assertThat(context.fact).isInstanceOf(RevisionRecorded.class);
    assertThat(world.status(2)).isEqualTo(Status.FAILED);
    assertThat(world.stored(2).record().info().description())
        .isEqualTo(
            "Abandoned while pending-upgrade: not written since "
                + World.START
                + " by another client (helm, for example), and none of its hooks runs");
  }

  @Test
  void leavesAPendingRevisionAloneWhoseHookRuns() throws Exception {
    String job =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, namespace: default, annotations: {simulated.wheelhouse.dev/outcome: never}}
        spec: {template: {spec: {restartPolicy: Never, containers: [{name: m, image: busybox}]}}}
        """;
    deploy(1);
    world.release = World.record("", List.of(World.hook("Job", "migrate", job)));
    pendingOfHelm(2);
    world.cluster.objects("helm").create(World.yaml(job));
    world.time.advance(Abandonment.SILENCE);

    TestContext context = record(upgrade(3, 1), "d3");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(context.error.message()).contains("its hook Job/migrate runs");
  }

  private void pendingOfHelm(int revision) throws Exception {
    ReleaseRecord record = world.release.withRevision(revision);
    world.releases.create(
        record.withStatus(Status.PENDING_UPGRADE, "Preparing upgrade"), Owner.NOBODY, Map.of());
  }

  @Test
  void makesNoNamespaceForAReleaseThatCannotBeStored() throws Exception {
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    world.release = World.record("a: " + Base64.getEncoder().encodeToString(noise), List.of());
    world.options = creatingNamespace();

    TestContext context = record(install(), "d1");

    assertThat(context.error.code()).isEqualTo(ErrorCode.RELEASE_TOO_LARGE);
    assertThat(world.cluster.audit()).noneMatch(entry -> entry.manager().equals("wheelhouse"));
  }

  private static Options creatingNamespace() {
    return Options.DEFAULTS.change().createNamespace(true).build();
  }

  @Test
  void aFormerOwnerUndoesNothingThatItsSuccessorHasWritten() throws Exception {
    deploy(1);
    long later = world.stored(1).owner().epoch() + 1;
    world.releases.replace(world.stored(1), world.stored(1).record(), new Owner("d1", later));

    TestContext recording = record(install(), "d1");
    TestContext finishing = finish(install(), "d1", false);

    assertThat(recording.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(finishing.error.code()).isEqualTo(ErrorCode.RELEASE_LOCKED);
    assertThat(world.status(1)).isEqualTo(Status.DEPLOYED);
  }

  @Test
  void keepsAsManyRevisionsAsAsked() throws Exception {
    deploy(13);

    assertThat(world.releases.history(World.NAMESPACE, World.RELEASE))
        .extracting(stored -> stored.record().revision())
        .containsExactly(4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  @Test
  void deletesAllRevisionsOnUninstall() throws Exception {
    deploy(3);
    world.operation = Operation.UNINSTALL;

    TestContext recorded = record(uninstall(3), "d4");
    TestContext context = finish(uninstall(3), "d4", true);
    TestContext again = finish(uninstall(3), "d4", true);

    assertThat(recorded.fact)
        .isEqualTo(new RevisionRecorded(3, "uninstalling", "sh.helm.release.v1.shop.v3"));
    assertThat(context.error).isNull();
    assertThat(again.error).isNull();
    assertThat(world.releases.history(World.NAMESPACE, World.RELEASE)).isEmpty();
  }

  @Test
  void keepsTheHistoryOfAnUninstalledReleaseWhenAsked() throws Exception {
    deploy(2);
    world.operation = Operation.UNINSTALL;
    world.keepHistory = true;

    record(uninstall(2), "d3");
    finish(uninstall(2), "d3", true);

    assertThat(world.status(1)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.status(2)).isEqualTo(Status.UNINSTALLED);
    assertThat(world.stored(2).record().info().deleted()).isEqualTo(World.START);
  }

  /** As {@code replaceRelease} of Helm's {@code pkg/action/install.go}. */
  @Test
  void takesThePlaceOfAnUninstalledReleaseWhoseHistoryWasKept() throws Exception {
    deploy(2);
    world.operation = Operation.UNINSTALL;
    world.keepHistory = true;
    record(uninstall(2), "d3");
    finish(uninstall(2), "d3", true);
    world.operation = Operation.UPGRADE;
    world.time.advance(Duration.ofHours(1));
    Plan again = new Plan(Plan.Action.INSTALL, 3, 0, 0, List.of());

    record(again, "d4");
    finish(again, "d4", true);

    assertThat(world.status(2)).isEqualTo(Status.SUPERSEDED);
    assertThat(world.stored(2).record().info().description())
        .isEqualTo("superseded by new release");
    assertThat(world.status(3)).isEqualTo(Status.DEPLOYED);
    assertThat(world.stored(3).record().info().firstDeployed())
        .isEqualTo(World.START.plus(Duration.ofHours(1)));
  }

  @Test
  void keepsTheUsersLabels() throws Exception {
    deploy(1);
    world.releases.delete(world.stored(1));
    world.releases.create(
        world.release.withStatus(Status.DEPLOYED, "by hand"), Owner.NOBODY, Map.of("team", "blue"));

    record(upgrade(2, 1), "d2");
    finish(upgrade(2, 1), "d2", true);

    assertThat(world.stored(2).labels()).containsExactly(Map.entry("team", "blue"));
  }
}
