package dev.wheelhouse.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Repository;
import dev.wheelhouse.store.http.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmConfigurationTest {
  @TempDir Path directory;

  @Test
  void findsHelmsFilesWhereHelmHasThem() {
    HelmPaths paths = HelmPaths.of(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/x"));

    assertThat(paths)
        .isEqualTo(
            new HelmPaths(
                Path.of("/h/.config/helm/repositories.yaml"),
                Path.of("/x/helm/repository"),
                Path.of("/h/.config/helm/registry/config.json")));
  }

  @Test
  void heedsHelmsOwnVariables() {
    HelmPaths paths =
        HelmPaths.of(
            Map.of(
                "HELM_CONFIG_HOME", "/c",
                "HELM_REPOSITORY_CACHE", "/r",
                "HELM_REGISTRY_CONFIG", "/g.json"));

    assertThat(paths)
        .isEqualTo(
            new HelmPaths(Path.of("/c/repositories.yaml"), Path.of("/r"), Path.of("/g.json")));
  }

  @Test
  void readsTheRepositoriesThatHelmAdded() {
    Path file = directory.resolve("repositories.yaml");
    try (TestServer server = new TestServer()) {
      server.serve("/index.yaml", "apiVersion: v1\nentries: {}\n".getBytes(StandardCharsets.UTF_8));
      Helm.repo()
          .add()
          .withName("stable")
          .withUrl(server.uri(""))
          .withUsername("jane")
          .withPassword("secret")
          .withRepositoryConfig(file)
          .call();

      RepositoryEntry entry = RepositoriesFile.read(file).find("stable").orElseThrow();

      assertThat(entry)
          .isEqualTo(
              new RepositoryEntry(
                  "stable",
                  server.uri("").toString(),
                  "jane",
                  "secret",
                  "",
                  "",
                  "",
                  false,
                  false,
                  ""));
      assertThat(entry.toString()).doesNotContain("secret");
    }
  }

  private static RepositoryEntry withToken(String name, String url) {
    return new RepositoryEntry(name, url, "", "", "", "", "", false, false, "token");
  }

  @Test
  void writesRepositoriesThatHelmReads() throws IOException {
    Path file = directory.resolve("repositories.yaml");
    RepositoriesFile.update(
        file,
        old ->
            old.with(RepositoryEntry.of("a", "https://a.example/charts"))
                .with(RepositoryEntry.of("b", "https://b.example"))
                .with(withToken("c", "https://c.example")));
    RepositoriesFile.update(file, old -> old.without("b"));

    var seen = Helm.repo().list().withRepositoryConfig(file).call();

    assertThat(seen).extracting(Repository::getName).containsExactly("a", "c");
    assertThat(RepositoriesFile.read(file).find("c")).contains(withToken("c", "https://c.example"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
