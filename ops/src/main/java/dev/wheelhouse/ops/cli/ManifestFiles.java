package dev.wheelhouse.ops.cli;

import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.render.Crd;
import dev.wheelhouse.render.Hook;
import dev.wheelhouse.render.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes documents into files below a directory, one for each template, as {@code helm template
 * --output-dir} does: the first document of a manifest replaces an older file, a hook is added to a
 * file that is there.
 */
final class ManifestFiles {
  private final Console console;
  private final String directory;
  private final String release;

  /**
   * @param directory as given on the command line
   * @param release folder of manifests and hooks below it, "" for none; CRDs lie beside that folder
   */
  ManifestFiles(Console console, String directory, String release) {
    this.console = console;
    this.directory = directory;
    this.release = release.isEmpty() ? directory : Path.of(directory, release).toString();
  }

  void write(List<Crd> crds, List<Manifest> manifests, List<Hook> hooks) {
    Set<String> written = new HashSet<>();
    crds.forEach(
        crd -> write(directory, crd.path(), crd.text(), !written.add("crd " + crd.path())));
    manifests.forEach(
        manifest ->
            write(release, manifest.path(), manifest.text(), !written.add(manifest.path())));
    hooks.forEach(hook -> write(release, hook.path(), hook.manifest(), exists(hook.path())));
  }

  private boolean exists(String path) {
    return Files.exists(console.directory().resolve(release).resolve(path));
  }

  private void write(String folder, String path, String text, boolean append) {
    String name = folder + "/" + path;
    Path file = console.directory().resolve(name);
    OpenOption how = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          GoStrings.toBytes("---\n# Source: " + path + "\n" + text + "\n"),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          how);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot write " + name + ": " + e, e);
    }
    console.out().println("wrote " + name);
  }
}
