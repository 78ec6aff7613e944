package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to reach repositories and registries, by Helm's flags. */
final class AccessFlags {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Option(names = "--username", paramLabel = "NAME", description = "User at the repository.")
  String username = "";

  @Option(names = "--password", paramLabel = "TEXT", description = "Password of the user.")
  String password = "";

  @Option(
      names = "--bearer-token",
      paramLabel = "TEXT",
      description = "Token to send in place of user and password.")
  String bearerToken = "";

  @Option(
      names = "--pass-credentials",
      description = "Give the credentials to other hosts too, for example after a redirect.")
  boolean passCredentials;

  @Option(
      names = "--cert-file",
      paramLabel = "FILE",
      description = "Certificate to show to the server (PEM).")
  Path certFile;

  @Option(names = "--key-file", paramLabel = "FILE", description = "Its key (PEM).")
  Path keyFile;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Certificates to trust (default: those of the platform).")
  Path caFile;

  @Option(names = "--insecure-skip-tls-verify", description = "Take any certificate of the server.")
  boolean insecure;

  @Option(names = "--plain-http", description = "Speak to OCI registries without TLS.")
  boolean plainHttp;

  ChartQuery.Access access(Console console) {
    return new ChartQuery.Access(
        new Credentials(username, password, bearerToken, passCredentials), tls(console), plainHttp);
  }

  TlsSettings tls(Console console) {
    return new TlsSettings(
        file(console, caFile), file(console, certFile), file(console, keyFile), insecure);
  }

  /** How to speak TLS with a repository: as the caller says, else as its entry says. */
  TlsSettings tls(Console console, RepositoryEntry repository) {
    TlsSettings own = tls(console);
    boolean files = !own.certFile().isEmpty();
    return new TlsSettings(
        own.caFile().isEmpty() ? repository.caFile() : own.caFile(),
        files ? own.certFile() : repository.certFile(),
        files ? own.keyFile() : repository.keyFile(),
        own.insecure() || repository.insecureSkipTlsVerify());
  }

  /** A file's absolute path, or "". */
  static String file(Console console, Path file) {
    return file == null ? "" : console.directory().resolve(file).toString();
  }

  static Downloader downloader(Console console, Duration timeout) {
    return new Downloader(AddressPolicy.ANY, timeout, PAUSE, console.environment());
  }

  /** Finds charts as Helm's command line does: by the indexes of the last {@code repo update}. */
  static ChartLocator locator(Console console) {
    return new ChartLocator(
        HelmPaths.of(console.environment()),
        downloader(console, Downloader.DEFAULT_TIMEOUT),
        SourcePolicy.ANY,
        Optional.empty(),
        false);
  }
}
