package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.ops.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wheelhouse serve} in a JVM of its own, killed with -9 in the middle of uploads. */
class ServeKilledTest {
  private static final int UPLOADERS = 6;
  private static final int ENOUGH = 30;

  @TempDir Path directory;

  private Process process;

  private URI start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--storage",
                directory.toString(),
                "--port",
                "0",
                "--no-events")
            .redirectError(directory.resolve("log.txt").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    assertThat(line).startsWith("The repository is at ");
    return URI.create(line.substring("The repository is at ".length()));
  }

  private static byte[] archive(String name) {
    return TestChart.large(name, "1.0.0", 60_000 + name.hashCode() % 1_000);
  }

  @Test
  void leavesTheStoreWhole() throws Exception {
    URI url = start();
    Map<String, byte[]> confirmed = new ConcurrentHashMap<>();
    AtomicInteger number = new AtomicInteger();
    ExecutorService uploaders = Executors.newFixedThreadPool(UPLOADERS);
    try (Socket unfinished = halfAnUpload(url)) {
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < UPLOADERS; i++) {
        uploaders.submit(() -> uploadUntilItFails(client, url, number, confirmed));
      }
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> confirmed.size() >= ENOUGH);
      process.destroyForcibly().onExit().join();
      assertThat(unfinished.isClosed()).isFalse();
    } finally {
      uploaders.shutdown();
      assertThat(uploaders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    try (ServeFixture again = new ServeFixture(directory)) {
      List<String> listed = new ArrayList<>();
      again.json("/api/charts").fieldNames().forEachRemaining(listed::add);
      assertThat(listed).containsAll(confirmed.keySet()).doesNotContain("half");
      for (String name : listed) {
        byte[] stored = again.get("/charts/" + name + "-1.0.0.tgz").body();
        assertThat(stored).isEqualTo(archive(name));
        assertThat(again.json("/api/charts/" + name + "/1.0.0").get("digest").asText())
            .isEqualTo(ChartLoader.archiveDigest(stored).substring(7));
      }
    }
  }

  /** An upload of which only a part has arrived. */
  private static Socket halfAnUpload(URI url) throws IOException {
    byte[] archive = archive("half");
    Socket socket = RawRequest.open(url);
    String head =
        "POST /api/charts HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + archive.length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(archive, 0, archive.length / 2);
    socket.getOutputStream().flush();
    return socket;
  }

  private static void uploadUntilItFails(
      HttpClient client, URI url, AtomicInteger number, Map<String, byte[]> confirmed) {
    try {
      while (true) {
        String name = "c" + number.incrementAndGet();
        byte[] archive = archive(name);
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url + "/api/charts"))
                .POST(BodyPublishers.ofByteArray(archive))
                .build();
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 201) {
          confirmed.put(name, archive);
        }
      }
    } catch (IOException killed) {
      // What this uploader was at is not confirmed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
