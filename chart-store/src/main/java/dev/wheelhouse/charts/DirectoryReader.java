package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of a chart directory in Helm's order: each directory sorted by name, files and
 * directories alike.
 *
 * <p>Symbolic links are followed, as Helm does, with a warning; a link that leads back into its own
 * path is refused.
 */
final class DirectoryReader {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);
  private static final String IGNORE_FILE = ".helmignore";

  private final Path root;
  private final LoadBudget budget;
  private final IgnoreRules rules;
  private final List<ChartFile> files = new ArrayList<>();
  private final Set<Path> open = new HashSet<>();

  private DirectoryReader(Path root, LoadBudget budget, IgnoreRules rules) {
    this.root = root;
    this.budget = budget;
    this.rules = rules;
  }

  static List<ChartFile> read(Path directory, LoadBudget budget) {
    try {
      Path ignore = directory.resolve(IGNORE_FILE);
      String text = "";
      if (Files.isRegularFile(ignore)) {
        budget.take(IGNORE_FILE, Files.size(ignore));
        text = new String(Files.readAllBytes(ignore), StandardCharsets.UTF_8);
      }
      DirectoryReader reader = new DirectoryReader(directory, budget, IgnoreRules.parse(text));
      reader.directory(directory, "");
      return reader.files;
    } catch (IOException failed) {
      throw notReadable(directory, failed);
    }
  }

  private static ChartException notReadable(Path path, IOException failed) {
    return new ChartException(
        ChartErrorCode.NOT_READABLE,
        "loading chart: cannot read " + path + ": " + failed + "; check path and permissions",
        failed);
  }

  private void directory(Path directory, String path) throws IOException {
    Path real = directory.toRealPath();
    if (!open.add(real)) {
      throw new ChartException(
          ChartErrorCode.LINK_INVALID,
          "loading chart: the symbolic link "
              + directory
              + " leads back to "
              + real
              + ", which holds it; remove the link");
    }
    List<String> names;
    try (Stream<Path> entries = Files.list(directory)) {
      names = new ArrayList<>(entries.map(entry -> entry.getFileName().toString()).toList());
    }
    names.sort(null);
    for (String name : names) {
      entry(directory.resolve(name), path.isEmpty() ? name : path + "/" + name);
    }
    open.remove(real);
  }

  private void entry(Path entry, String path) throws IOException {
    if (Files.isSymbolicLink(entry)) {
      followed(entry);
    }
    boolean directory = Files.isDirectory(entry);
    if (rules.ignores(path, directory)) {
      return;
    }
    budget.checkDepth(path);
    if (directory) {
      directory(entry, path);
      return;
    }
    BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new ChartException(
          ChartErrorCode.ENTRY_NOT_A_FILE,
          "cannot load irregular file " + entry + " as it has file mode type bits set");
    }
    if (attributes.size() > budget.limits().fileBytes()) {
      throw new ChartException(
          ChartErrorCode.FILE_TOO_LARGE,
          "chart file "
              + GoText.quote(entry.getFileName().toString())
              + " is larger than the maximum file size "
              + budget.limits().fileBytes());
    }
    budget.take(path, attributes.size());
    files.add(ChartFile.owning(path, ByteOrderMarks.strip(Files.readAllBytes(entry))));
  }

  private void followed(Path link) throws IOException {
    if (!Files.exists(link)) {
      throw new ChartException(
          ChartErrorCode.LINK_INVALID,
          "error evaluating symlink "
              + link
              + ": lstat "
              + firstMissing(link)
              + ": no such file or directory");
    }
    Path target = link.toRealPath();
    if (!target.startsWith(root.toRealPath(LinkOption.NOFOLLOW_LINKS))) {
      LOG.atWarn()
          .addKeyValue("link", link)
          .addKeyValue("target", target)
          .log("chart directory holds a symbolic link to content outside of it; it is used");
    }
  }

  /** Where Go's {@code filepath.EvalSymlinks} stops. */
  private static Path firstMissing(Path link) throws IOException {
    Path target = link.toAbsolutePath().resolveSibling(Files.readSymbolicLink(link)).normalize();
    Path at = target.getRoot();
    for (Path name : target) {
      at = at.resolve(name);
      if (!Files.exists(at)) {
        return at;
      }
    }
    return target;
  }
}
