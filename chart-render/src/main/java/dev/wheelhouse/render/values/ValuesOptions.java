package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags of Helm's command line that give values ({@code pkg/cli/values/options.go}). Within a
 * kind of flag the order counts; between kinds it is always files, JSON, typed, texts, files'
 * contents, literals.
 *
 * @param files {@code --values}, {@code -f}
 * @param json {@code --set-json}
 * @param typed {@code --set}
 * @param strings {@code --set-string}
 * @param fileContents {@code --set-file}
 * @param literals {@code --set-literal}
 */
public record ValuesOptions(
    List<String> files,
    List<String> json,
    List<String> typed,
    List<String> strings,
    List<String> fileContents,
    List<String> literals) {
  /** Without flags. */
  public static final ValuesOptions NONE =
      new ValuesOptions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Where the content of files comes from. */
  @FunctionalInterface
  public interface FileReader {
    /** Reads files of the file system; {@code -} is standard input. */
    FileReader LOCAL = ValuesOptions::readLocal;

    /**
     * The content of a file.
     *
     * @param name as given on the command line; may be a URL
     * @throws IOException with Helm's text when it cannot be read
     */
    byte[] read(String name) throws IOException;
  }

  /** Copies the lists. */
  public ValuesOptions {
    files = List.copyOf(files);
    json = List.copyOf(json);
    typed = List.copyOf(typed);
    strings = List.copyOf(strings);
    fileContents = List.copyOf(fileContents);
    literals = List.copyOf(literals);
  }

  /** Only values files. */
  public static ValuesOptions ofFiles(List<String> files) {
    return new ValuesOptions(files, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** The values from files of the file system. */
  public Map<String, Object> merge() {
    return merge(FileReader.LOCAL);
  }

  /**
   * The values that all flags together give.
   *
   * @return a new map of maps, lists, String, Boolean, Long, Double and null
   * @throws RenderException with code {@link RenderErrorCode#VALUES_INVALID} and Helm's text
   */
  public Map<String, Object> merge(FileReader reader) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String file : files) {
      values = merged(values, readValues(file, reader));
    }
    for (String line : json) {
      try {
        SetParser.parseJson(line, values);
      } catch (SetSyntaxException | GoError malformed) {
        throw invalid("failed parsing --set-json data " + line, malformed);
      }
    }
    for (String line : typed) {
      parse("--set", values, into -> SetParser.parseTyped(line, into));
    }
    for (String line : strings) {
      parse("--set-string", values, into -> SetParser.parseStrings(line, into));
    }
    for (String line : fileContents) {
      parse(
          "--set-file",
          values,
          into -> SetParser.parseFiles(line, into, name -> readText(name, reader)));
    }
    for (String line : literals) {
      parse("--set-literal", values, into -> LiteralSetParser.parse(line, into));
    }
    return values;
  }

  private interface Parse {
    void into(Map<String, Object> values);
  }

  private static void parse(String flag, Map<String, Object> values, Parse parse) {
    try {
      parse.into(values);
    } catch (SetSyntaxException malformed) {
      throw invalid("failed parsing " + flag + " data: " + malformed.getMessage(), malformed);
    }
  }

  private static Map<String, Object> readValues(String file, FileReader reader) {
    try {
      return GoYaml.parseMap(reader.read(file));
    } catch (YamlException malformed) {
      throw invalid("failed to parse " + file + ": " + malformed.getMessage(), malformed);
    } catch (IOException unreadable) {
      throw invalid(unreadable.getMessage(), unreadable);
    }
  }

  private static String readText(String name, FileReader reader) {
    try {
      return GoStrings.fromBytes(reader.read(name));
    } catch (IOException unreadable) {
      throw new SetSyntaxException(unreadable.getMessage());
    }
  }

  private static RenderException invalid(String message, Throwable cause) {
    return new RenderException(RenderErrorCode.VALUES_INVALID, message, cause);
  }

  private static byte[] readLocal(String name) throws IOException {
    if (name.trim().equals("-")) {
      return System.in.readAllBytes();
    }
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException absent) {
      throw new IOException("open " + name + ": no such file or directory", absent);
    } catch (IOException unreadable) {
      throw new IOException(
          Files.isDirectory(Path.of(name))
              ? "read " + name + ": is a directory"
              : "open " + name + ": " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** Helm's {@code mergeMaps}: tables are merged, all else is replaced. */
  private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    over.forEach(
        (key, value) -> {
          boolean tables = value instanceof Map<?, ?> && merged.get(key) instanceof Map<?, ?>;
          merged.put(
              key,
              tables ? merged(ValueTrees.table(merged.get(key)), ValueTrees.table(value)) : value);
        });
    return merged;
  }
}
