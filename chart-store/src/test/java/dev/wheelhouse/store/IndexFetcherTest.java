package dev.wheelhouse.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFetcherTest {
  @TempDir Path directory;
  private final TestServer server = new TestServer();
  private final AtomicInteger version = new AtomicInteger(1);
  private final IndexFetcher fetcher =
      new IndexFetcher(
          new Downloader(AddressPolicy.ANY, Duration.ofSeconds(20), Duration.ZERO, Map.of()));

  @AfterEach
  void stop() {
    server.close();
  }

  private static String index(int version) {
    return "apiVersion: v1\nentries:\n  web:\n  - {name: web, version: 1.0." + version + "}\n";
  }

  /** A server that heeds If-None-Match, with one tag for each version. */
  private void serve() {
    server.answer(
        "/index.yaml",
        exchange -> {
          int now = version.get();
          String tag = "\"" + now + "\"";
          exchange.getResponseHeaders().set("ETag", tag);
          if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            byte[] body = index(now).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private Path copy() {
    return directory.resolve("web-index.yaml");
  }

  private boolean refresh() {
    return fetcher.refresh(RepositoryEntry.of("web", server.uri("").toString()), copy());
  }

  @Test
  void asksOnlyForWhatHasChanged() {
    serve();

    List<Boolean> changes = List.of(refresh(), refresh(), changed() && refresh(), refresh());

    assertThat(changes).containsExactly(true, false, true, false);
    assertThat(copy()).hasContent(index(2));
  }

  private boolean changed() {
    return version.incrementAndGet() > 0;
  }

  @Test
  void trustsNoTagOfAnotherCopy() throws IOException {
    serve();
    version.set(2);
    refresh();
    Files.writeString(copy(), index(1));

    boolean changed = refresh();

    assertThat(changed).isTrue();
    assertThat(copy()).hasContent(index(2));
  }

  @Test
  void endsUpToDateWhereManyRefreshAtOnce() throws Exception {
    serve();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> refreshes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        refreshes.add(i % 5 == 0 ? this::changed : this::refresh);
      }

      for (Future<Boolean> refreshed : threads.invokeAll(refreshes)) {
        refreshed.get();
      }

      refresh();
      assertThat(copy()).hasContent(index(version.get()));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keepsItsCopyWhenTheServerSendsNoIndex() {
    serve();
    refresh();
    server.serve("/index.yaml", "no: index".getBytes(UTF_8));

    StoreException refused = catchThrowableOfType(StoreException.class, this::refresh);

    assertThat(refused.code()).isEqualTo(StoreErrorCode.INDEX_INVALID);
    assertThat(copy()).hasContent(index(1));
  }
}
