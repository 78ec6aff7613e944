package dev.wheelhouse.store.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.TlsSettings;
import dev.wheelhouse.store.index.TestCharts;
import dev.wheelhouse.store.peer.DockerRegistry;
import dev.wheelhouse.store.peer.TokenServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that wants tokens, which another server gives: the way of Docker Hub and others. */
class OciTokenTest {
  @TempDir Path directory;

  private static OciRegistry client(Credentials credentials) {
    return new OciRegistry(
        new OciSettings(credentials, TlsSettings.DEFAULT, true, List.of()),
        AddressPolicy.ANY,
        Duration.ofSeconds(30));
  }

  private static void push(OciRegistry client, DockerRegistry registry, byte[] archive) {
    client.push(
        OciUpload.of("oci://" + registry.host() + "/team", archive, new byte[0], Instant.EPOCH));
  }

  @Test
  void getsATokenToFetch() {
    byte[] archive = TestCharts.archive("c", "1.0.0");
    try (DockerRegistry open = DockerRegistry.open(directory)) {
      push(client(Credentials.NONE), open, archive);
    }
    try (TokenServer tokens = new TokenServer(directory);
        DockerRegistry registry = DockerRegistry.withTokens(directory, tokens)) {
      OciRegistry known = client(Credentials.basic(DockerRegistry.USER, DockerRegistry.PASSWORD));
      OciReference chart = OciReference.parse("oci://" + registry.host() + "/team/c");

      StoreException refused =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  client(Credentials.basic(DockerRegistry.USER, "canary-password"))
                      .resolve(chart, "^1"));
      OciChart found = known.resolve(chart, "^1");

      assertThat(known.chart(found)).isEqualTo(archive);
      assertThat(tokens.scopes()).contains("repository:team/c:pull");
      assertThat(refused.code()).isEqualTo(StoreErrorCode.UNAUTHORIZED);
      assertThat(refused.getMessage()).doesNotContain("canary");
    }
  }

  @Test
  void getsATokenToPush() {
    byte[] archive = TestCharts.archive("c", "1.0.0");
    try (TokenServer tokens = new TokenServer(directory);
        DockerRegistry registry = DockerRegistry.withTokens(directory, tokens)) {
      OciRegistry known = client(Credentials.basic(DockerRegistry.USER, DockerRegistry.PASSWORD));

      push(known, registry, archive);

      OciChart found =
          known.resolve(OciReference.parse("oci://" + registry.host() + "/team/c"), "1.0.0");
      assertThat(known.chart(found)).isEqualTo(archive);
      // docker-registry names the two in the order of a Go map
      assertThat(tokens.scopes())
          .containsAnyOf("repository:team/c:pull,push", "repository:team/c:push,pull");
    }
  }
}
