package dev.wheelhouse.store.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** S3Proxy, a server that speaks S3, with its storage in memory and in a process of its own. */
public final class S3Proxy implements AutoCloseable {
  /** A bucket that is there. */
  public static final String BUCKET = "charts";

  private final int port;
  private final Peer peer;

  private S3Proxy(int port, Peer peer) {
    this.port = port;
    this.peer = peer;
  }

  /** Starts one. */
  public static S3Proxy start(Path directory) {
    int port = Peer.freePort();
    Path settings = directory.resolve("s3proxy.conf");
    try {
      Files.write(
          settings,
          List.of(
              "s3proxy.endpoint=http://127.0.0.1:" + port,
              "s3proxy.authorization=none",
              "jclouds.provider=transient-nio2"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Peer peer =
        Peer.start(
            port,
            directory.resolve("s3.log"),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-DLOG_LEVEL=warn",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString());
    S3Proxy proxy = new S3Proxy(port, peer);
    proxy.makeBucket();
    return proxy;
  }

  private void makeBucket() {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint().resolve("/" + BUCKET))
            .PUT(BodyPublishers.noBody())
            .build();
    try {
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("making a bucket: " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    peer.close();
  }
}
