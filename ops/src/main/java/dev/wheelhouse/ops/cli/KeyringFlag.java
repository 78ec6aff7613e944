package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.LocatedChart;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.provenance.Keyring;
import dev.wheelhouse.store.provenance.Provenance;
import dev.wheelhouse.store.provenance.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The keys to verify with. */
final class KeyringFlag {
  @Option(
      names = "--keyring",
      paramLabel = "FILE",
      description = "Keys to sign or verify with (default: GnuPG's ~/.gnupg/pubring.gpg).")
  Path file;

  Keyring read(Console console) {
    if (file != null) {
      return Keyring.read(console.directory().resolve(file));
    }
    String home = console.variable("HOME", System.getProperty("user.home"));
    String gnupg = console.variable("GNUPGHOME", home + "/.gnupg");
    return Keyring.read(Path.of(gnupg, "pubring.gpg"));
  }

  Verification verify(Console console, LocatedChart chart) {
    return Provenance.verify(
        chart.fileName(), chart.archive(), chart.provenance(), read(console), Clock.systemUTC());
  }

  /** Verifies an archive by the provenance file beside it. */
  Verification verify(Console console, Path archive) {
    if (Files.isDirectory(archive)) {
      throw new StoreException(
          StoreErrorCode.PROVENANCE_INVALID, "unpacked charts cannot be verified");
    }
    Path provenance = archive.resolveSibling(archive.getFileName() + ".prov");
    try {
      return Provenance.verify(
          archive.getFileName().toString(),
          Files.readAllBytes(archive),
          Files.readAllBytes(provenance),
          read(console),
          Clock.systemUTC());
    } catch (IOException missing) {
      throw new StoreException(
          StoreErrorCode.PROVENANCE_INVALID,
          "could not load provenance file " + provenance + " of " + archive + ": " + missing,
          missing);
    }
  }
}
