package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.render.Hook;
import dev.wheelhouse.render.HookEvent;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Makes release records and their digests. */
final class Records {
  private Records() {}

  /** {@code sha256:...} of a text. */
  static String digest(String text) {
    return digest(sha256(), text);
  }

  /** {@code sha256:...} of a release's manifest and of its hooks' manifests, in order. */
  static String digest(ReleaseRecord record) {
    MessageDigest digest = sha256();
    for (RecordedHook hook : record.hooks()) {
      digest.update(hook.manifest().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return digest(digest, record.manifest());
  }

  private static String digest(MessageDigest digest, String last) {
    byte[] hash = digest.digest(last.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The record of a release that has just been rendered. */
  static ReleaseRecord rendered(
      Deployment deployment,
      Map<String, Object> values,
      Draft.Standing standing,
      RenderedRelease rendered,
      Instant now) {
    Instant first =
        standing.current() == null ? now : standing.current().record().info().firstDeployed();
    return new ReleaseRecord(
        deployment.key().release(),
        deployment.key().namespace(),
        standing.next(),
        new Info(
            first,
            now,
            null,
            "",
            standing.install() ? Status.PENDING_INSTALL : Status.PENDING_UPGRADE,
            rendered.notes()),
        rendered.chart(),
        values,
        rendered.manifest(),
        rendered.hooks().stream().map(Records::recorded).toList());
  }

  private static RecordedHook recorded(Hook hook) {
    return new RecordedHook(
        hook.name(),
        hook.kind(),
        hook.path(),
        hook.manifest(),
        hook.events().stream().map(HookEvent::text).toList(),
        hook.weight(),
        hook.deletePolicies(),
        hook.outputLogPolicies(),
        null,
        null,
        "");
  }

  /** A new revision with the content of an earlier one. */
  static ReleaseRecord rolledBack(ReleaseRecord target, int revision, Instant now) {
    return new ReleaseRecord(
        target.name(),
        target.namespace(),
        revision,
        new Info(
            target.info().firstDeployed(),
            now,
            null,
            "Rollback to " + target.revision(),
            Status.PENDING_ROLLBACK,
            target.info().notes()),
        target.chart(),
        target.config(),
        target.manifest(),
        target.hooks());
  }
}
