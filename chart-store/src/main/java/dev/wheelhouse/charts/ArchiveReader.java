package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoText;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the files of a chart archive: gzip over tar, all below one directory whose name does not
 * matter.
 *
 * <p>Nothing is written to disk. What Helm refuses is refused with Helm's text; beyond that, links,
 * devices, doubled paths and names that are no UTF-8 are refused, and the budget spans archives
 * within archives.
 */
final class ArchiveReader {
  /** Room in the tar stream for headers and padding of one file. */
  private static final long HEADER_ALLOWANCE = 4096;

  private final LoadBudget budget;
  private final List<ChartFile> files = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  private ArchiveReader(LoadBudget budget) {
    this.budget = budget;
  }

  static List<ChartFile> read(byte[] archive, LoadBudget budget) {
    ArchiveReader reader = new ArchiveReader(budget);
    try (InputStream unzipped =
        new BoundedStream(new GZIPInputStream(new ByteArrayInputStream(archive)), budget)) {
      TarReader tar = new TarReader(unzipped);
      for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
        reader.entry(entry, tar);
      }
    } catch (ZipException notGzip) {
      throw archive.length >= 2 && (archive[0] & 0xFF) == 0x1F && (archive[1] & 0xFF) == 0x8B
          ? damaged(notGzip)
          : new ChartException(ChartErrorCode.NOT_AN_ARCHIVE, "gzip: invalid header", notGzip);
    } catch (EOFException ended) {
      throw new ChartException(ChartErrorCode.ARCHIVE_DAMAGED, "unexpected EOF", ended);
    } catch (IOException broken) {
      throw damaged(broken);
    }
    if (reader.files.isEmpty()) {
      throw new ChartException(ChartErrorCode.ARCHIVE_DAMAGED, "no files in chart archive");
    }
    return reader.files;
  }

  private static ChartException damaged(Exception broken) {
    return new ChartException(
        ChartErrorCode.ARCHIVE_DAMAGED,
        "reading chart archive: its content is damaged ("
            + broken.getMessage()
            + "); package or download the chart again",
        broken);
  }

  private void entry(TarReader.Entry entry, TarReader tar) throws IOException {
    if (entry.kind() == TarReader.Kind.DIRECTORY) {
      return;
    }
    if (entry.kind() != TarReader.Kind.FILE) {
      throw new ChartException(
          ChartErrorCode.ENTRY_NOT_A_FILE,
          "reading chart archive: "
              + GoText.quote(entry.name())
              + " is "
              + describe(entry.kind())
              + "; a chart archive may hold plain files only");
    }
    String path = checkedPath(entry.name());
    budget.checkDepth(path);
    if (!paths.add(path)) {
      throw new ChartException(
          ChartErrorCode.DUPLICATE_PATH,
          "reading chart archive: "
              + GoText.quote(path)
              + " is in it twice; package the chart again");
    }
    budget.take(entry.name(), entry.size());
    files.add(ChartFile.owning(path, ByteOrderMarks.strip(tar.content())));
  }

  private static String describe(TarReader.Kind kind) {
    return switch (kind) {
      case SYMBOLIC_LINK -> "a symbolic link";
      case HARD_LINK -> "a hard link";
      case FILE, DIRECTORY, OTHER -> "a device, a pipe, a sparse file or of an unknown type";
    };
  }

  /** The path below the chart's root, by the checks of Helm's {@code LoadArchiveFiles}. */
  private static String checkedPath(String name) {
    if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new ChartException(
          ChartErrorCode.PATH_INVALID,
          "reading chart archive: the path "
              + GoText.quote(name)
              + " holds control characters; rename the file");
    }
    char delimiter = name.indexOf('\\') >= 0 ? '\\' : '/';
    int first = name.indexOf(delimiter);
    String below = first < 0 ? "" : name.substring(first + 1).replace(delimiter, '/');
    if (below.startsWith("/")) {
      throw escapes("chart illegally contains absolute paths");
    }
    String path = GoPath.clean(below);
    if (path.equals(".")) {
      throw escapes(
          "chart illegally contains content outside the base directory: " + GoText.quote(name));
    }
    if (path.startsWith("..")) {
      throw escapes("chart illegally references parent directory");
    }
    if (isDrivePath(path)) {
      throw escapes("chart contains illegally named files");
    }
    if (name.startsWith("Chart.yaml" + delimiter)) {
      throw escapes("chart yaml not in base directory");
    }
    return path;
  }

  private static boolean isDrivePath(String path) {
    return path.length() >= 3
        && Character.isLetter(path.charAt(0))
        && path.charAt(0) < 0x80
        && path.startsWith(":/", 1);
  }

  private static ChartException escapes(String message) {
    return new ChartException(ChartErrorCode.PATH_ESCAPES, message);
  }

  /** Ends a stream that unpacks to more than the budget allows, whatever its headers claim. */
  private static final class BoundedStream extends FilterInputStream {
    private final LoadBudget budget;
    private long left;

    BoundedStream(InputStream in, LoadBudget budget) {
      super(in);
      this.budget = budget;
      this.left = budget.bytesLeft() + HEADER_ALLOWANCE * budget.limits().files();
    }

    private void passed(long count) {
      left -= Math.max(count, 0);
      if (left < 0) {
        throw budget.tooLarge();
      }
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      passed(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      passed(count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      passed(skipped);
      return skipped;
    }
  }
}
