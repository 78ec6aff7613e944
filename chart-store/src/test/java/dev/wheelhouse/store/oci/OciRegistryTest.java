package dev.wheelhouse.store.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.TlsSettings;
import dev.wheelhouse.store.index.TestCharts;
import dev.wheelhouse.store.peer.DockerRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Debian's docker-registry, and beside real Helm. */
class OciRegistryTest {
  private static final byte[] NONE = new byte[0];

  @TempDir Path directory;

  private static OciRegistry client(Credentials credentials, List<Path> files) {
    return new OciRegistry(
        new OciSettings(credentials, TlsSettings.DEFAULT, true, files),
        AddressPolicy.ANY,
        Duration.ofSeconds(30));
  }

  private static OciRegistry client() {
    return client(Credentials.NONE, List.of());
  }

  private static OciReference reference(DockerRegistry registry, String rest) {
    return OciReference.parse("oci://" + registry.host() + "/team/" + rest);
  }

  private static String push(OciRegistry client, DockerRegistry registry, byte[] archive) {
    return client.push(
        OciUpload.of("oci://" + registry.host() + "/team", archive, NONE, Instant.EPOCH));
  }

  @Test
  void fetchesWhatItPushedByTagAndByDigest() {
    try (DockerRegistry registry = DockerRegistry.open(directory)) {
      byte[] archive = TestCharts.archive("c", "1.0.0+build");
      String digest = push(client(), registry, archive);

      OciChart tagged = client().resolve(reference(registry, "c"), "1.0.0+build");
      OciChart pinned = client().resolve(reference(registry, "c@" + digest), "");

      assertThat(tagged.manifestDigest()).isEqualTo(digest);
      assertThat(tagged.chartDigest()).isEqualTo(ArchiveCache.digest(archive));
      assertThat(client().chart(tagged)).isEqualTo(archive);
      assertThat(client().chart(pinned)).isEqualTo(archive);
    }
  }

  @Test
  void choosesTheNewestVersionInARange() {
    try (DockerRegistry registry = DockerRegistry.open(directory)) {
      for (String version : List.of("1.0.0", "1.2.0", "1.10.0", "2.0.0-rc.1")) {
        push(client(), registry, TestCharts.archive("c", version));
      }
      OciReference reference = reference(registry, "c");

      List<String> chosen =
          List.of(
              client().resolve(reference, "").reference().version(),
              client().resolve(reference, "~1.2").reference().version(),
              client().resolve(reference, ">0.0.0-0").reference().version());

      assertThat(chosen).containsExactly("1.10.0", "1.2.0", "2.0.0-rc.1");
    }
  }

  @Test
  void findsAnArchiveByDigestAfterItsTagMoved() {
    try (DockerRegistry registry = DockerRegistry.open(directory)) {
      byte[] before = TestCharts.archive("c", "1.0.0");
      push(client(), registry, before);
      byte[] after = TestCharts.changedArchive("c", "1.0.0");
      push(client(), registry, after);

      byte[] found =
          client().blob(reference(registry, "c:1.0.0"), ArchiveCache.digest(before), 1_000_000);

      assertThat(found).isEqualTo(before);
      assertThat(client().resolve(reference(registry, "c:1.0.0"), "").chartDigest())
          .isEqualTo(ArchiveCache.digest(after));
    }
  }

  @Test
  void takesCredentialsFromItsCallerOrFromDockersFile() throws IOException {
    try (DockerRegistry registry = DockerRegistry.guarded(directory)) {
      Path file = directory.resolve("config.json");
      String both = DockerRegistry.USER + ":" + DockerRegistry.PASSWORD;
      String auth = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          file, "{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + auth + "\"}}}");
      byte[] archive = TestCharts.archive("c", "1.0.0");
      Credentials given = Credentials.basic(DockerRegistry.USER, DockerRegistry.PASSWORD);
      push(client(given, List.of()), registry, archive);

      OciChart chart =
          client(Credentials.NONE, List.of(file)).resolve(reference(registry, "c:1.0.0"), "");
      StoreException refused =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  client(Credentials.basic("jane", "wrong-canary"), List.of())
                      .resolve(reference(registry, "c:1.0.0"), ""));

      assertThat(chart.chartDigest()).isEqualTo(ArchiveCache.digest(archive));
      assertThat(refused.code()).isEqualTo(StoreErrorCode.UNAUTHORIZED);
      assertThat(refused.getMessage()).doesNotContain("wrong-canary");
    }
  }

  @Test
  void tellsWhatIsNotThere() {
    try (DockerRegistry registry = DockerRegistry.open(directory)) {
      push(client(), registry, TestCharts.archive("c", "1.0.0"));

      List<StoreErrorCode> codes =
          List.of(
              refusal(reference(registry, "c:9.9.9"), ""),
              refusal(reference(registry, "c"), "^9"),
              refusal(reference(registry, "nope"), ""),
              refusal(reference(registry, "c:1.0.0"), "1.0.1"));

      assertThat(codes)
          .containsExactly(
              StoreErrorCode.NOT_FOUND,
              StoreErrorCode.NOT_FOUND,
              StoreErrorCode.NOT_FOUND,
              StoreErrorCode.REFERENCE_INVALID);
    }
  }

  private static StoreErrorCode refusal(OciReference reference, String version) {
    return catchThrowableOfType(StoreException.class, () -> client().resolve(reference, version))
        .code();
  }

  @Test
  void asksNoLocalRegistryWhereThatIsNotAllowed() {
    OciRegistry strict =
        new OciRegistry(
            new OciSettings(Credentials.NONE, TlsSettings.DEFAULT, true, List.of()),
            AddressPolicy.NOT_LOCAL,
            Duration.ofSeconds(5));

    StoreException refused =
        catchThrowableOfType(
            StoreException.class,
            () -> strict.resolve(OciReference.parse("oci://127.0.0.1:5000/c:1"), ""));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.REFUSED);
  }

  @Test
  void interchangesChartsWithHelm() throws IOException {
    try (DockerRegistry registry = DockerRegistry.open(directory)) {
      Path helms = directory.resolve("h-1.0.0.tgz");
      Files.write(helms, TestCharts.archive("h", "1.0.0"));
      Helm.push()
          .withChart(helms)
          .withRemote(URI.create("oci://" + registry.host() + "/team"))
          .plainHttp()
          .call();
      push(client(), registry, TestCharts.archive("w", "2.0.0+b"));

      byte[] pulled = client().chart(client().resolve(reference(registry, "h"), ""));
      String shown =
          Helm.show("oci://" + registry.host() + "/team/w")
              .chart()
              .withVersion("2.0.0+b")
              .plainHttp()
              .call();

      assertThat(pulled).isEqualTo(Files.readAllBytes(helms));
      assertThat(shown).contains("name: w").contains("version: 2.0.0+b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci://",
        "oci://host",
        "oci://host/UPPER",
        "oci://host/a/../b",
        "oci://host/c@sha256:12",
        "oci://user:pw@host/c",
        "oci://host/c:1.0 0"
      })
  void refusesMalformedReferences(String text) {
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> OciReference.parse(text));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.REFERENCE_INVALID);
  }
}
