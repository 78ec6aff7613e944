package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once: none lost, none torn. */
class ServeLoadTest {
  private static final int UPLOADS = 50;
  private static final int DOWNLOADS = 500;
  private static final int KEPT = 5;
  private static final int THREADS = 60;

  @TempDir Path directory;

  private static byte[] kept(int number) {
    return TestChart.large("kept", "1.0." + number, 200_000 + number);
  }

  @Test
  void losesAndTearsNothing() throws Exception {
    Map<String, byte[]> uploads = new TreeMap<>();
    for (int i = 0; i < UPLOADS; i++) {
      uploads.put("web-" + i, TestChart.large("web-" + i, "1.0.0", 50_000 + i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ServeFixture server = new ServeFixture(directory)) {
      for (int i = 0; i < KEPT; i++) {
        server.upload(kept(i));
      }
      List<Callable<Boolean>> doings = new ArrayList<>();
      uploads.forEach((name, archive) -> doings.add(() -> server.upload(archive) == 201));
      for (int i = 0; i < DOWNLOADS; i++) {
        int number = i % KEPT;
        doings.add(i % 10 == 0 ? () -> isIndex(server) : () -> isWhole(server, number));
      }
      Collections.shuffle(doings, new Random(6));

      List<Boolean> outcomes = all(threads, doings);

      assertThat(outcomes).hasSize(UPLOADS + DOWNLOADS).doesNotContain(false);
      Map<String, List<IndexEntry>> index = index(server).entries();
      assertThat(index).hasSize(UPLOADS + 1);
      for (Map.Entry<String, byte[]> uploaded : uploads.entrySet()) {
        IndexEntry entry = index.get(uploaded.getKey()).get(0);
        byte[] stored = server.get("/" + entry.urls().get(0)).body();
        assertThat(stored).isEqualTo(uploaded.getValue());
        assertThat("sha256:" + entry.digest()).isEqualTo(ChartLoader.archiveDigest(stored));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isWhole(ServeFixture server, int number) throws Exception {
    byte[] body = server.get("/charts/kept-1.0." + number + ".tgz").body();
    return Arrays.equals(body, kept(number));
  }

  private boolean isIndex(ServeFixture server) throws Exception {
    return index(server).entries().get("kept").size() == KEPT;
  }

  private RepositoryIndex index(ServeFixture server) throws Exception {
    Path file = Files.createTempFile(directory, "index", ".yaml");
    Files.write(file, server.get("/index.yaml").body());
    return RepositoryIndex.read(file);
  }

  private static <T> List<T> all(ExecutorService threads, List<Callable<T>> tasks)
      throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(tasks)) {
      results.add(future.get());
    }
    return results;
  }
}
