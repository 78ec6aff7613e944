package dev.wheelhouse.store.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Debian's docker-registry: the reference OCI registry. */
public final class DockerRegistry implements AutoCloseable {
  public static final String USER = "jane";
  public static final String PASSWORD = "s3cret-canary";

  private final int port;
  private final Peer peer;

  private DockerRegistry(int port, Peer peer) {
    this.port = port;
    this.peer = peer;
  }

  /** Starts one that anybody may use. */
  public static DockerRegistry open(Path directory) {
    return start(directory, "");
  }

  /** Starts one that wants {@link #USER} and {@link #PASSWORD}. */
  public static DockerRegistry guarded(Path directory) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    String hash = OpenBSDBCrypt.generate("2y", PASSWORD.toCharArray(), salt, 4);
    Path users = directory.resolve("htpasswd");
    write(users, USER + ":" + hash + "\n");
    return start(directory, "auth:\n  htpasswd:\n    realm: test\n    path: " + users + "\n");
  }

  /** Starts one that sends its clients to a server of tokens. */
  public static DockerRegistry withTokens(Path directory, TokenServer tokens) {
    return start(
        directory,
        """
        auth:
          token:
            realm: %s
            service: %s
            issuer: %s
            rootcertbundle: %s
        """
            .formatted(
                tokens.realm(), TokenServer.SERVICE, TokenServer.ISSUER, tokens.certificate()));
  }

  private static DockerRegistry start(Path directory, String more) {
    String program = Peer.program("docker-registry", "docker-registry");
    int port = Peer.freePort();
    Path config = directory.resolve("registry.yml");
    write(
        config,
        """
        version: 0.1
        log: {level: error}
        storage:
          filesystem:
            rootdirectory: %s
        http:
          addr: 127.0.0.1:%d
        """
                .formatted(directory.resolve("blobs"), port)
            + more);
    Peer peer = Peer.start(port, directory.resolve("log"), program, "serve", config.toString());
    return new DockerRegistry(port, peer);
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    peer.close();
  }
}
