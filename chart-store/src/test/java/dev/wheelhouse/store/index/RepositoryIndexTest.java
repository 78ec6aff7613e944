package dev.wheelhouse.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {
  private static final String HELMS_FORM =
      """
      apiVersion: v1
      entries:
        alpine:
        - apiVersion: v2
          appVersion: 1.10
          created: "2024-05-01T10:00:00.123456789+02:00"
          description: 'about: alpine'
          digest: sha256:aa
          name: alpine
          urls:
          - charts/alpine-1.0.0.tgz
          version: 1.0.0
        - name: alpine
          urls:
          - https://elsewhere.example/alpine-1.10.0.tgz
          version: 1.10.0
        - name: alpine
          urls: []
          version: not a version
        -
        yes:
        - name: "yes"
          urls: [x.tgz]
          version: 0.1.0
        mariadb:
        - name: mariadb
          description: |
            a text with
            odd: lines
          urls: [m.tgz]
          version: 0.3.0
      generated: "2024-05-01T10:00:00Z"
      """;

  @TempDir Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("index.yaml"), content);
  }

  private static IndexEntry entry(String name, String version) {
    return new IndexEntry(
        ChartMetadata.of("v2", name, version),
        List.of(name + "-" + version + ".tgz"),
        "",
        "2024-05-01T10:00:00Z",
        false);
  }

  @Test
  void readsEntriesNewestFirstAndPassesOverInvalidOnes() throws IOException {
    RepositoryIndex index = RepositoryIndex.read(file(HELMS_FORM.replace("  yes:", "  whale:")));

    assertThat(index.entries().keySet()).containsExactly("alpine", "mariadb", "yes");
    assertThat(index.entries().get("alpine"))
        .extracting(IndexEntry::version)
        .containsExactly("1.10.0", "1.0.0");
  }

  @Test
  void readsTheFieldsOfAnEntry() throws IOException {
    IndexEntry entry = RepositoryIndex.read(file(HELMS_FORM)).find("alpine", "1.0.0");

    assertThat(entry.metadata().appVersion()).isEqualTo("1.1");
    assertThat(entry.metadata().description()).isEqualTo("about: alpine");
    assertThat(entry.digest()).isEqualTo("aa");
    assertThat(entry.created()).isEqualTo("2024-05-01T10:00:00.123456789+02:00");
    assertThat(entry.urls()).containsExactly("charts/alpine-1.0.0.tgz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"apiVersion\":\"v1\",\"entries\":{\"a\":[{\"name\":\"a\",\"version\":\"1.0.0\"}]}}",
        "apiVersion: v1\nentries: {a: [{name: a, version: 1.0.0}]}\n",
        "apiVersion: v1\nentries:\n    \"a\":\n      - {name: a, version: 1.0.0}\n",
        "entries:\n  a:\n    - name: a\n      version: 1.0.0\napiVersion: v1\n",
        "apiVersion: v1\nx: &v 1.0.0\nentries:\n  a:\n  - name: a\n    version: *v\n"
      })
  void readsEveryFormOfYaml(String content) throws IOException {
    RepositoryIndex index = RepositoryIndex.read(file(content));

    assertThat(index.find("a", "").version()).isEqualTo("1.0.0");
  }

  @Test
  void readsOnlyTheChartsThatAreWanted() throws IOException {
    String content = HELMS_FORM.replace("  yes:", "  broken:\n  - {{{\n  whale:");

    RepositoryIndex index = RepositoryIndex.read(file(content), Set.of("mariadb")::contains);

    assertThat(index.find("mariadb", "").metadata().description())
        .isEqualTo("a text with odd: lines ");
    assertThat(index.entries()).containsOnlyKeys("mariadb");
  }

  @ParameterizedTest
  @CsvSource({
    "'entries: {}', no API version specified",
    "'', empty index.yaml file",
    "'apiVersion: v1\nentries:\n  a:\n  - {', did not find expected",
    "'[]', cannot unmarshal array",
  })
  void refusesWhatIsNoIndex(String content, String reason) throws IOException {
    Path file = file(content);

    assertThatThrownBy(() -> RepositoryIndex.read(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(reason);
  }

  /** Real Helm, asked through the same index, must choose the same version. */
  @Test
  void choosesTheVersionThatHelmChooses() throws IOException {
    List<IndexEntry> entries = new ArrayList<>();
    for (String version :
        List.of("0.9.0", "1.0.0", "v1.2.0", "1.2.3", "1.3.0-beta.1", "2.0.0-rc.1", "1.10.0+b")) {
      entries.add(entry("c", version));
    }
    RepositoryIndex index = RepositoryIndex.of(entries);
    List<String> ranges =
        List.of("", "1", "^1.2", "~1.2", ">0.0.0-0", "1.2.0", "v1.2.3", "<1", "1.x - 1.2", "=3");
    List<String> ours = new ArrayList<>();
    List<String> helms = new ArrayList<>();
    try (TestServer server = new TestServer()) {
      server.serve("/index.yaml", index.toYaml(Instant.EPOCH).getBytes(StandardCharsets.UTF_8));
      for (IndexEntry entry : entries) {
        server.serve("/" + entry.urls().get(0), TestCharts.archive("c", entry.version()));
      }
      String repository = "wheelhouse-test-" + UUID.randomUUID();
      Path config = directory.resolve("repositories.yaml");
      Helm.repo()
          .add()
          .withName(repository)
          .withUrl(server.uri(""))
          .withRepositoryConfig(config)
          .call();
      for (String range : ranges) {
        ours.add(range + ": " + (index.has("c", range) ? index.find("c", range).version() : "-"));
        helms.add(range + ": " + helmsChoice(repository, config, range));
      }
      Helm.repo().remove().withRepo(repository).withRepositoryConfig(config).call();
    }

    assertThat(ours).isEqualTo(helms);
  }

  private static String helmsChoice(String repository, Path config, String range) {
    try {
      String manifest =
          Helm.template(repository + "/c").withRepositoryConfig(config).withVersion(range).call();
      return manifest
          .lines()
          .filter(line -> line.startsWith("version: "))
          .findFirst()
          .orElseThrow()
          .substring("version: ".length());
    } catch (IllegalStateException notFound) {
      return "-";
    }
  }

  @Test
  void writesWhatItReads() throws IOException {
    RepositoryIndex index = RepositoryIndex.read(file(HELMS_FORM));

    RepositoryIndex again = RepositoryIndex.read(file(index.toYaml(Instant.EPOCH)));

    assertThat(again.entries()).isEqualTo(index.entries());
  }

  @Test
  void mergesWithLocalEntriesFirst() {
    RepositoryIndex local = RepositoryIndex.of(List.of(entry("a", "1.0.0")));
    IndexEntry older =
        new IndexEntry(ChartMetadata.of("v2", "a", "1.0.0"), List.of("old.tgz"), "", "", false);

    RepositoryIndex merged =
        local.merge(RepositoryIndex.of(List.of(older, entry("a", "0.9.0"), entry("b", "1.0.0"))));

    assertThat(merged.find("a", "1.0.0").urls()).containsExactly("a-1.0.0.tgz");
    assertThat(merged.entries()).containsOnlyKeys("a", "b");
  }
}
