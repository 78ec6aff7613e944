package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.DependencyCommand.DependencySubcommand;
import com.marcnuri.helm.Helm;
import dev.wheelhouse.store.peer.HelmLeftovers;
import dev.wheelhouse.store.provenance.TestKeys.Rings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Helm's own check of the provenance that {@code wheelhouse serve} hands out.
 *
 * <p>helm-java has neither {@code pull} nor {@code verify}. {@code dependency update --verify} is
 * made of the same two functions of Helm: {@code ChartDownloader.DownloadTo}, which is {@code pull
 * --verify}, and {@code downloader.VerifyChart}, which is {@code verify}.
 */
class ServeHelmVerifyTest {
  private static final String ARCHIVE = "web-1.2.0.tgz";

  @TempDir Path directory;
  private ServeFixture server;
  private HelmWorkspace work;
  private Rings keys;

  @BeforeEach
  void start() throws IOException {
    server = new ServeFixture(directory.resolve("served"));
    work = new HelmWorkspace(directory);
    keys = work.keys("rings");
    work.chart("web", "1.2.0", "");
    work.run(
        "package", "src/web", "--sign", "--key", "Jane", "--keyring", keys.secret().toString());
  }

  @AfterEach
  void stop() {
    server.close();
    HelmLeftovers.delete();
  }

  private void push() {
    work.run("push", ARCHIVE, server.url().toString());
  }

  private static DependencySubcommand<?> pull(Path parent, Rings keys) {
    return new Helm(parent).dependency().update().verify().withKeyring(keys.open());
  }

  @Test
  void helmPullsAndVerifiesWhatWheelhouseSigned() throws IOException {
    push();
    Path parent = work.parentOfWeb(server.url().toString());

    pull(parent, keys).call();

    assertThat(parent.resolve("charts").resolve(ARCHIVE))
        .hasSameBinaryContentAs(directory.resolve(ARCHIVE));
  }

  @Test
  void helmRefusesTheSignatureOfAKeyThatItDoesNotKnow() throws IOException {
    push();
    Path parent = work.parentOfWeb(server.url().toString());
    Rings others = work.keys("others");

    assertThatThrownBy(() -> pull(parent, others).call())
        .hasMessageContaining("openpgp: signature made by unknown entity");
    assertThat(parent.resolve("charts").resolve(ARCHIVE)).doesNotExist();
  }

  @Test
  void helmRefusesOtherBytesThanWereSigned() throws IOException {
    push();
    Path parent = work.parentOfWeb(server.url().toString());
    Files.write(
        directory.resolve("served").resolve(ARCHIVE), TestChart.archive("web", "1.2.0", "other"));

    assertThatThrownBy(() -> pull(parent, keys).call())
        .hasMessageContaining("sha256 sum does not match for " + ARCHIVE);
    assertThat(parent.resolve("charts").resolve(ARCHIVE)).doesNotExist();
  }

  @Test
  void helmRefusesAChartWithoutProvenance() throws IOException {
    Files.delete(directory.resolve(ARCHIVE + ".prov"));
    push();
    Path parent = work.parentOfWeb(server.url().toString());

    assertThatThrownBy(() -> pull(parent, keys).call())
        .hasMessageContaining("failed to fetch provenance");
    assertThat(parent.resolve("charts").resolve(ARCHIVE)).doesNotExist();
  }
}
