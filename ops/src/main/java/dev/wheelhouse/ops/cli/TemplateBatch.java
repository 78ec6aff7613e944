package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Renders many charts in one process, on all cores, and writes a file for each. */
final class TemplateBatch {
  private final Console console;
  private final Function<Item, String> renderer;

  /**
   * @param renderer gives the text, or throws {@link RenderException} or {@link ChartException}; is
   *     called by several threads at once
   */
  TemplateBatch(Console console, Function<Item, String> renderer) {
    this.console = console;
    this.renderer = renderer;
  }

  /**
   * One line of the list.
   *
   * @param release empty: the default
   * @param namespace empty: the default
   */
  record Item(String id, String chart, List<String> valuesFiles, String release, String namespace) {
    static Item parse(Path list, int number, String line) {
      String[] columns = line.split("\t");
      if (columns.length < 2 || columns.length > 5 || !columns[0].matches("[^/]+")) {
        throw new CommandException(
            ExitCode.USAGE,
            "%s, line %d: expected id<TAB>chart[<TAB>values or -[<TAB>release[<TAB>namespace]]], found \"%s\""
                .formatted(list, number, line));
      }
      String files = column(columns, 2);
      return new Item(
          columns[0],
          columns[1],
          files.isEmpty() || files.equals("-") ? List.of() : List.of(files.split(",")),
          column(columns, 3),
          column(columns, 4));
    }

    private static String column(String[] columns, int index) {
      return index < columns.length ? columns[index] : "";
    }
  }

  int run(Path list, Path directory) {
    List<Item> items = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(list);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          items.add(Item.parse(list, i + 1, lines.get(i)));
        }
      }
      Files.createDirectories(directory);
      long failed = items.parallelStream().filter(item -> !rendered(item, directory)).count();
      console.out().println((items.size() - failed) + " ok, " + failed + " err");
      console.out().flush();
      return ExitCode.OK.status();
    } catch (IOException e) {
      throw failed(list, e);
    } catch (UncheckedIOException e) {
      throw failed(list, e.getCause());
    }
  }

  private static CommandException failed(Path list, IOException e) {
    return new CommandException(ExitCode.FAILED, "cannot render the batch " + list + ": " + e, e);
  }

  private boolean rendered(Item item, Path directory) {
    try {
      return render(item, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean render(Item item, Path directory) throws IOException {
    Path yaml = directory.resolve(item.id() + ".yaml");
    Path error = directory.resolve(item.id() + ".err");
    Files.deleteIfExists(yaml);
    Files.deleteIfExists(error);
    try {
      Files.write(yaml, GoStrings.toBytes(renderer.apply(item)));
      return true;
    } catch (RenderException e) {
      refused(error, e.commandText());
    } catch (ChartException | YamlException e) {
      refused(error, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      console.err().println(item.id() + ": this is a defect of Wheelhouse, please report it");
      e.printStackTrace(console.err());
      refused(error, "this is a defect of Wheelhouse, please report it: " + e);
    }
    return false;
  }

  private static void refused(Path error, String text) throws IOException {
    Files.write(error, GoStrings.toBytes(text + "\n"));
  }
}
