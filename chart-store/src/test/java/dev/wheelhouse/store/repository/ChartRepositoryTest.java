package dev.wheelhouse.store.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.IndexedDirectory;
import dev.wheelhouse.store.index.RepositoryIndex;
import dev.wheelhouse.store.index.TestCharts;
import dev.wheelhouse.store.provenance.Keyring;
import dev.wheelhouse.store.provenance.Provenance;
import dev.wheelhouse.store.provenance.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartRepositoryTest {
  @TempDir Path directory;

  private Path charts() {
    return directory.resolve("charts");
  }

  private ChartRepository repository() {
    return new ChartRepository(new DirectoryStorage(charts()));
  }

  private Path file(byte[] content) {
    try {
      return Files.write(Files.createTempFile(directory, "upload", ""), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CandidateChart candidate(byte[] archive, Optional<String> provenance) {
    return CandidateChart.read(
        file(archive), provenance.map(text -> file(text.getBytes(UTF_8))), ChartLimits.DEFAULT);
  }

  private void store(ChartRepository repository, String name, String version) {
    repository.store(candidate(TestCharts.archive(name, version), Optional.empty()), false);
  }

  private String signed(String fileName, byte[] archive) {
    Path secret = TestKeys.write(directory, "", 0).secret();
    return Provenance.sign(fileName, archive, Keyring.read(secret), TestKeys.NAME, new char[0]);
  }

  private static StoreErrorCode refusal(Runnable action) {
    return catchThrowableOfType(StoreException.class, action::run).code();
  }

  @Test
  void listsWhatIsStoredNewestFirst() {
    ChartRepository repository = repository();
    for (String version : List.of("1.0.0", "1.10.0", "1.9.0")) {
      store(repository, "web", version);
    }
    store(repository, "db", "0.1.0");

    PublishedIndex index = repository.index();

    assertThat(index.entries().keySet()).containsExactly("db", "web");
    assertThat(index.versions("web"))
        .extracting(IndexEntry::version)
        .containsExactly("1.10.0", "1.9.0", "1.0.0");
    assertThat(index.versions("web").get(0).urls()).containsExactly("charts/web-1.10.0.tgz");
  }

  @Test
  void writesTheIndexThatHelmWouldWrite() throws IOException {
    ChartRepository repository = repository();
    String odd = "line one\n\n  indented: \"x\"\n\n\nlast";
    byte[] archive =
        ChartArchive.pack(
            ChartLoader.loadFiles(
                List.of(
                    ChartFile.of(
                        "Chart.yaml",
                        "apiVersion: v2\nname: odd\nversion: 0.1.0\nannotations:\n  a: |\n    "
                            + odd.replace("\n", "\n    ")
                            + "\n"))));
    repository.store(candidate(archive, Optional.empty()), false);
    store(repository, "web", "1.0.0");

    Path yaml = Files.write(directory.resolve("index.yaml"), repository.index().yaml());

    Map<String, List<IndexEntry>> read = RepositoryIndex.read(yaml).entries();
    assertThat(read).isEqualTo(repository.index().entries());
    Map<String, String> digests =
        IndexedDirectory.entries(charts(), "", Instant.EPOCH).stream()
            .collect(Collectors.toMap(IndexEntry::name, IndexEntry::digest));
    assertThat(read.values())
        .allSatisfy(
            versions ->
                assertThat(versions.get(0).digest())
                    .isEqualTo(digests.get(versions.get(0).name())));
    assertThat(Files.readString(yaml))
        .isEqualTo(
            RepositoryIndex.read(yaml)
                .toYaml(Instant.EPOCH)
                .replace(Instant.EPOCH.toString(), generated(yaml)));
  }

  private static String generated(Path yaml) throws IOException {
    return Files.readString(yaml).replaceAll("(?s).*\ngenerated: \"([^\"]*)\"\n", "$1");
  }

  @Test
  void servesADirectoryThatOthersFilled() throws IOException {
    Files.createDirectories(charts());
    Files.write(charts().resolve("any-name.tgz"), TestCharts.archive("web", "1.0.0"));
    Files.writeString(charts().resolve("no-chart.tgz"), "no chart");
    ChartRepository repository = repository();

    PublishedIndex index = repository.index();

    assertThat(index.versions("web").get(0).urls()).containsExactly("charts/any-name.tgz");
    assertThat(index.entries()).containsOnlyKeys("web");
    assertThat(repository.delete("web", "1.0.0")).isTrue();
    assertThat(repository.index().entries()).isEmpty();
  }

  @Test
  void seesWhatOtherProcessesStoreReplaceAndDelete() {
    ChartRepository ours = repository();
    ChartRepository theirs = repository();
    store(theirs, "web", "1.0.0");
    PublishedIndex first = ours.index();
    byte[] changed = TestCharts.changedArchive("web", "1.0.0");
    theirs.store(candidate(changed, Optional.empty()), true);

    PublishedIndex second = ours.index();
    theirs.delete("web", "1.0.0");

    assertThat(second.tag()).isNotEqualTo(first.tag());
    assertThat("sha256:" + second.versions("web").get(0).digest())
        .isEqualTo(ChartLoader.archiveDigest(changed));
    assertThat(ours.index().entries()).isEmpty();
  }

  @Test
  void replacesNoVersionUnlessTold() {
    ChartRepository repository = repository();
    store(repository, "web", "1.0.0");
    CandidateChart other = candidate(TestCharts.changedArchive("web", "1.0.0"), Optional.empty());

    assertThat(refusal(() -> repository.store(other, false)))
        .isEqualTo(StoreErrorCode.ALREADY_EXISTS);
    assertThat(repository.find("web", "1.0.0").orElseThrow().digest())
        .isNotEqualTo(other.digest().substring(7));
    assertThat(repository.store(other, true)).isTrue();
    assertThat("sha256:" + repository.find("web", "1.0.0").orElseThrow().digest())
        .isEqualTo(other.digest());
  }

  @Test
  void dropsTheProvenanceOfWhatIsReplacedOrDeleted() {
    ChartRepository repository = repository();
    byte[] archive = TestCharts.archive("web", "1.0.0");
    repository.store(candidate(archive, Optional.of(signed("web-1.0.0.tgz", archive))), false);
    assertThat(repository.open("web-1.0.0.tgz.prov")).isPresent();

    repository.store(candidate(TestCharts.changedArchive("web", "1.0.0"), Optional.empty()), true);

    assertThat(repository.open("web-1.0.0.tgz.prov")).isEmpty();
  }

  @Test
  void takesTheProvenanceOfAnUploadThatWasCutShort() {
    ChartRepository repository = repository();
    store(repository, "web", "1.0.0");
    byte[] archive = TestCharts.archive("web", "1.0.0");
    CandidateChart again = candidate(archive, Optional.of(signed("web-1.0.0.tgz", archive)));

    repository.store(again, false);

    assertThat(repository.open("web-1.0.0.tgz.prov")).isPresent();
    assertThat(refusal(() -> repository.store(again, false)))
        .isEqualTo(StoreErrorCode.ALREADY_EXISTS);
  }

  @Test
  void takesProvenanceOnlyOfTheArchiveThatIsHere() {
    ChartRepository repository = repository();
    byte[] archive = TestCharts.archive("web", "1.0.0");
    Path right = file(signed("web-1.0.0.tgz", archive).getBytes(UTF_8));
    byte[] other = TestCharts.changedArchive("web", "1.0.0");
    Path wrong = file(signed("web-1.0.0.tgz", other).getBytes(UTF_8));

    assertThat(refusal(() -> repository.storeProvenance(right, false)))
        .isEqualTo(StoreErrorCode.NOT_FOUND);
    store(repository, "web", "1.0.0");
    assertThat(refusal(() -> repository.storeProvenance(wrong, false)))
        .isEqualTo(StoreErrorCode.PROVENANCE_INVALID);
    assertThat(repository.storeProvenance(right, false)).isEqualTo("web-1.0.0.tgz");
    assertThat(refusal(() -> repository.storeProvenance(right, false)))
        .isEqualTo(StoreErrorCode.ALREADY_EXISTS);
    assertThat(refusal(() -> candidate(archive, Optional.of("no provenance"))))
        .isEqualTo(StoreErrorCode.PROVENANCE_INVALID);
  }

  @Test
  void opensNothingButArchivesAndTheirProvenance() throws IOException {
    ChartRepository repository = repository();
    store(repository, "web", "1.0.0");
    Files.writeString(directory.resolve("secret.tgz"), "secret");
    Function<String, Boolean> opens =
        name -> repository.open(name).map(opened -> true).orElse(false);

    assertThat(opens.apply("web-1.0.0.tgz")).isTrue();
    assertThat(opens.apply("../secret.tgz")).isFalse();
    assertThat(opens.apply("..%2fsecret.tgz")).isFalse();
    assertThat(opens.apply(".incoming/x.tgz")).isFalse();
    assertThat(opens.apply("web-1.0.0.tgz.prov")).isFalse();
  }
}
