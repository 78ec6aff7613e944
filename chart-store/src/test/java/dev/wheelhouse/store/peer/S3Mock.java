package dev.wheelhouse.store.peer;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;

/** Adobe's S3Mock, a server that speaks S3, in a process of its own. */
public final class S3Mock implements AutoCloseable {
  /** A bucket that is there. */
  public static final String BUCKET = "charts";

  private final int port;
  private final Peer peer;

  private S3Mock(int port, Peer peer) {
    this.port = port;
    this.peer = peer;
  }

  /** Starts one. */
  public static S3Mock start(Path directory) {
    String jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.endsWith("-exec.jar"))
            .findFirst()
            .orElseThrow();
    int port = Peer.freePort();
    Peer peer =
        Peer.start(
            port,
            directory.resolve("s3.log"),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Djava.io.tmpdir=" + directory,
            "-jar",
            jar,
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--com.adobe.testing.s3mock.http-port=" + port,
            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET);
    return new S3Mock(port, peer);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    peer.close();
  }
}
