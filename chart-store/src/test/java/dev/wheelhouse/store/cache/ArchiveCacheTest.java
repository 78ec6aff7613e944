package dev.wheelhouse.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCacheTest {
  @TempDir Path root;

  private ArchiveCache cache(long maxBytes, int minute) {
    Instant now = Instant.parse("2024-05-01T10:00:00Z").plus(Duration.ofMinutes(minute));
    return new ArchiveCache(root, maxBytes, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).filter(p -> !p.endsWith(".lock")).toList();
    }
  }

  @Test
  void keepsBytesByTheirDigest() {
    String digest = cache(100, 0).put(bytes("chart"));

    // sha256sum of "chart"
    assertThat(digest)
        .isEqualTo("sha256:cc57fc1903e444cf6a726490b43b27ee9f87facc037f86872201847c565b45fb");
    assertThat(cache(100, 0).find(digest)).contains(bytes("chart"));
  }

  @Test
  void missesAndDropsWhatWasDamaged() throws IOException {
    String digest = cache(100, 0).put(bytes("chart"));
    Files.write(files().get(0), bytes("chars"));

    assertThat(cache(100, 0).find(digest)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void evictsWhatWasNotUsedForLongest() {
    String first = cache(10, 0).put(bytes("aaaa"));
    String second = cache(10, 1).put(bytes("bbbb"));
    cache(10, 2).find(first);

    String third = cache(10, 3).put(bytes("cccc"));

    assertThat(cache(10, 4).find(second)).isEmpty();
    assertThat(cache(10, 4).find(first)).isPresent();
    assertThat(cache(10, 4).find(third)).isPresent();
  }

  @Test
  void clearsAwayWhatAProcessLeftBehindThatDied() throws IOException {
    Path abandoned = Files.createFile(root.resolve("incoming1.partial"));
    Path beingWritten = Files.createFile(root.resolve("incoming2.partial"));
    Instant begun = Instant.parse("2024-05-01T10:00:00Z");
    Files.setLastModifiedTime(abandoned, FileTime.from(begun));
    Files.setLastModifiedTime(beingWritten, FileTime.from(begun.plus(Duration.ofMinutes(1))));

    cache(100, 61).put(bytes("chart"));

    assertThat(abandoned).doesNotExist();
    assertThat(beingWritten).exists();
  }

  @Test
  void goesOnWithoutKeepingWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    ArchiveCache broken = new ArchiveCache(file, 100, Clock.systemUTC());

    String digest = broken.put(bytes("chart"));

    assertThat(digest).startsWith("sha256:");
    assertThat(broken.find(digest)).isEmpty();
  }

  @Test
  void findsNothingUnderWhatIsNoDigest() throws IOException {
    Files.write(root.resolve("secret"), bytes("x"));

    assertThat(cache(100, 0).find("sha256:../../secret")).isEmpty();
  }

  @Test
  void staysWholeUnderManyWritersWithLittleRoom() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        byte[] content = bytes("chart " + i % 20 + " ".repeat(100));
        results.add(
            threads.submit(
                () -> {
                  ArchiveCache cache = new ArchiveCache(root, 1000, Clock.systemUTC());
                  String digest = cache.put(content);
                  return cache
                      .find(digest)
                      .map(found -> found.length == content.length)
                      .orElse(true);
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).allMatch(file -> file.toString().endsWith(".tgz"));
  }
}
