package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.index.IndexedDirectory;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an index of a directory. */
@Command(
    name = "index",
    description = "Write DIR/index.yaml of the chart archives in DIR and the directories in it.")
final class RepoIndexCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Directory with chart archives.")
  Path directory;

  @Option(names = "--url", paramLabel = "URL", description = "Where the archives will be.")
  String url = "";

  @Option(
      names = "--merge",
      paramLabel = "FILE",
      description = "Take over what this index has beyond the directory.")
  Path merge;

  @Option(names = "--json", description = "Write JSON.")
  boolean json;

  private final Console console;

  RepoIndexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path target = console.directory().resolve(directory);
    try {
      Instant now = Instant.now();
      RepositoryIndex index = RepositoryIndex.of(IndexedDirectory.entries(target, url, now));
      Path other = merge == null ? null : console.directory().resolve(merge);
      if (other != null && Files.exists(other)) {
        index = index.merge(RepositoryIndex.read(other));
      } else if (other != null) {
        write(other, RepositoryIndex.of(List.of()), now);
      }
      write(target.resolve("index.yaml"), index, now);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "indexing " + target + ": " + e, e);
    }
    return ExitCode.OK.status();
  }

  private void write(Path file, RepositoryIndex index, Instant now) throws IOException {
    Files.writeString(file, json ? OutputFormat.json(index.toMap(now)) + "\n" : index.toYaml(now));
  }
}
