package dev.wheelhouse.store.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.index.TestCharts;
import dev.wheelhouse.store.peer.HelmLeftovers;
import dev.wheelhouse.store.provenance.TestKeys.Rings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
  private static final String FILE = "c-1.0.0.tgz";
  private static final byte[] ARCHIVE = TestCharts.archive("c", "1.0.0");

  @TempDir Path directory;

  @AfterEach
  void clean() {
    HelmLeftovers.delete();
  }

  private static byte[] signed(Rings rings, String passphrase) {
    return Provenance.sign(
            FILE, ARCHIVE, Keyring.read(rings.secret()), "Jane", passphrase.toCharArray())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Verification verify(byte[] archive, byte[] provenance, Path keyring) {
    return Provenance.verify(FILE, archive, provenance, Keyring.read(keyring), Clock.systemUTC());
  }

  @Test
  void verifiesWhatItSigned() {
    Rings rings = TestKeys.write(directory, "geheim", 0);

    Verification verification = verify(ARCHIVE, signed(rings, "geheim"), rings.open());

    assertThat(verification.signedBy()).containsExactly(TestKeys.NAME);
    assertThat(verification.fileHash()).isEqualTo(ChartLoader.archiveDigest(ARCHIVE));
  }

  @Test
  void verifiesWhatHelmSigned() throws IOException {
    Rings rings = TestKeys.write(directory, "", 0);
    Path chart = directory.resolve("c");
    for (ChartFile file : TestCharts.chart("c", "1.0.0").raw()) {
      Path path = chart.resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
    new Helm(chart)
        .packageIt()
        .withDestination(directory)
        .sign()
        .withKey("Jane")
        .withKeyring(rings.secret())
        .call();

    Verification verification =
        verify(
            Files.readAllBytes(directory.resolve(FILE)),
            Files.readAllBytes(directory.resolve(FILE + ".prov")),
            rings.open());

    assertThat(verification.signedBy()).containsExactly(TestKeys.NAME);
  }

  @Test
  void signsWhatHelmVerifies() throws IOException {
    Rings rings = TestKeys.write(directory, "geheim", 0);
    Path parent = Files.createDirectory(directory.resolve("parent"));
    try (TestServer server = new TestServer()) {
      server.serve("/" + FILE, ARCHIVE).serve("/" + FILE + ".prov", signed(rings, "geheim"));
      server.serve(
          "/index.yaml",
          "apiVersion: v1\nentries: {c: [{name: c, version: 1.0.0, urls: [%s]}]}\n"
              .formatted(FILE)
              .getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          parent.resolve("Chart.yaml"),
          "apiVersion: v2\nname: parent\nversion: 0.1.0\n"
              + "dependencies: [{name: c, version: 1.0.0, repository: \"%s\"}]\n"
                  .formatted(server.uri("")));

      new Helm(parent).dependency().update().verify().withKeyring(rings.open()).call();
    }

    assertThat(parent.resolve("charts").resolve(FILE)).exists();
  }

  @Test
  void refusesOtherBytesAndOtherText() {
    Rings rings = TestKeys.write(directory, "", 0);
    byte[] provenance = signed(rings, "");
    byte[] other = TestCharts.changedArchive("c", "1.0.0");
    byte[] forged =
        new String(provenance, StandardCharsets.UTF_8)
            .replace(ChartLoader.archiveDigest(ARCHIVE), ChartLoader.archiveDigest(other))
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> verify(other, provenance, rings.open()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sha256 sum does not match");
    assertThatThrownBy(() -> verify(other, forged, rings.open()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("invalid signature");
  }

  @Test
  void refusesUnknownAndExpiredKeys() throws IOException {
    Rings rings = TestKeys.write(directory, "", 60);
    byte[] provenance = signed(rings, "");
    Rings others = TestKeys.write(Files.createDirectory(directory.resolve("o")), "", 0);
    Clock before = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-60).plusSeconds(30));

    Verification inTime =
        Provenance.verify(FILE, ARCHIVE, provenance, Keyring.read(rings.open()), before);

    assertThat(inTime.signedBy()).containsExactly(TestKeys.NAME);
    assertThatThrownBy(() -> verify(ARCHIVE, provenance, rings.open()))
        .hasMessageContaining("key expired");
    assertThatThrownBy(() -> verify(ARCHIVE, provenance, others.open()))
        .hasMessageContaining("unknown entity");
  }

  @Test
  void saysWhichKeyCannotSign() {
    Rings rings = TestKeys.write(directory, "geheim", 0);
    Keyring open = Keyring.read(rings.open());

    assertThatThrownBy(() -> Provenance.sign(FILE, ARCHIVE, open, "Jane", new char[0]))
        .hasMessageContaining("not a private key");
    assertThatThrownBy(() -> signed(rings, "wrong")).hasMessageContaining("passphrase");
    assertThatThrownBy(
            () ->
                Provenance.sign(FILE, ARCHIVE, Keyring.read(rings.secret()), "Nobody", new char[0]))
        .hasMessageContaining("private key not found");
  }
}
