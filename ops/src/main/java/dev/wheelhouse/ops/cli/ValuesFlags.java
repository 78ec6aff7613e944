package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.events.request.ValuesSpec;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.values.ValuesOptions;
import dev.wheelhouse.store.http.DownloadRequest;
import dev.wheelhouse.store.http.Downloader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Helm's flags that give values; shared by all commands that take values. */
final class ValuesFlags {
  @Option(
      names = {"-f", "--values"},
      paramLabel = "FILE",
      split = ",",
      description =
          "Values from a YAML file or its URL; may be given several times, later ones win.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A value on the command line: a.b=1,c[0]=x; may be given several times.")
  List<String> set = new ArrayList<>();

  @Option(
      names = "--set-string",
      paramLabel = "KEY=VALUE",
      description = "As --set, and the value is a text.")
  List<String> setString = new ArrayList<>();

  @Option(
      names = "--set-json",
      paramLabel = "KEY=JSON",
      description = "As --set, and the value is JSON.")
  List<String> setJson = new ArrayList<>();

  @Option(
      names = "--set-file",
      paramLabel = "KEY=FILE",
      description = "As --set, and the value is the content of a file.")
  List<String> setFile = new ArrayList<>();

  @Option(
      names = "--set-literal",
      paramLabel = "KEY=VALUE",
      description = "As --set, and the value is a text taken as it is, commas too.")
  List<String> setLiteral = new ArrayList<>();

  /**
   * The values of all flags, merged as Helm merges them.
   *
   * @throws CommandException with Helm's text when a file cannot be read or a flag not parsed
   */
  Map<String, Object> merge(Console console) {
    ValuesOptions options = new ValuesOptions(files, setJson, set, setString, setFile, setLiteral);
    try {
      return options.merge(name -> read(console, name));
    } catch (RenderException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private static byte[] read(Console console, String name) throws IOException {
    if (name.startsWith("http://") || name.startsWith("https://")) {
      return download(console, name);
    }
    return ValuesOptions.FileReader.LOCAL.read(
        name.trim().equals("-") ? name : console.directory().resolve(name).toString());
  }

  private static byte[] download(Console console, String url) throws IOException {
    Path file = Files.createTempFile("wheelhouse-values", ".yaml");
    try {
      AccessFlags.downloader(console, Downloader.DEFAULT_TIMEOUT)
          .download(DownloadRequest.of(URI.create(url), ChartLimits.DEFAULT.totalBytes()), file);
      return Files.readAllBytes(file);
    } catch (IllegalArgumentException malformed) {
      throw new IOException("parse " + url + ": " + malformed.getMessage(), malformed);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Values that lie in the cluster; only the worker reads them. */
  static final class FromCluster {
    @Option(
        names = "--values-from",
        paramLabel = "KIND/NAME[:KEY]",
        description =
            "Values from a Secret or ConfigMap of the namespace, for example secret/db:values.yaml;"
                + " merged before the values given here.")
    List<String> sources = new ArrayList<>();

    List<ValuesSpec.Source> parsed() {
      return sources.stream().map(FromCluster::parse).toList();
    }

    private static ValuesSpec.Source parse(String text) {
      int slash = text.indexOf('/');
      String kind =
          switch (slash < 0 ? "" : text.substring(0, slash).toLowerCase(java.util.Locale.ROOT)) {
            case "secret" -> "Secret";
            case "configmap", "cm" -> "ConfigMap";
            default ->
                throw new CommandException(
                    ExitCode.USAGE,
                    "--values-from takes secret/NAME[:KEY] or configmap/NAME[:KEY], found \""
                        + text
                        + "\"");
          };
      String[] parts = text.substring(slash + 1).split(":", 2);
      return new ValuesSpec.Source(kind, parts[0], parts.length == 2 ? parts[1] : "", false);
    }
  }
}
