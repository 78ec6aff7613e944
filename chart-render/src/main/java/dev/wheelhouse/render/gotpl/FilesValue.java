package dev.wheelhouse.render.gotpl;

import com.google.re2j.Pattern;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.yaml.GoYaml;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code .Files}: a map of bytes by path, with Helm's methods ({@code pkg/engine/files.go}). */
final class FilesValue extends GoMap implements Receiver {
  private static final GoType FILES =
      GoType.named("engine.files", GoType.map(GoType.STRING, GoType.BYTES));

  private FilesValue(Map<?, ?> files) {
    super(FILES, files);
  }

  static FilesValue of(List<ChartFile> files) {
    return new FilesValue(new LazyFiles(files));
  }

  @Override
  public GoFunction goMethod(String name) {
    return switch (name) {
      case "Get" -> named(name, GoType.STRING, path -> GoStrings.fromBytes(bytes(path)));
      case "GetBytes" -> named(name, GoType.BYTES, path -> new GoBytes(bytes(path)));
      case "Glob" -> named(name, FILES, this::glob);
      case "Lines" -> named(name, GoType.STRINGS, this::lines);
      case "AsConfig" ->
          GoFunction.named(name)
              .returns(GoType.STRING)
              .call(() -> toYaml(bytes -> GoStrings.fromBytes(bytes)));
      case "AsSecrets" ->
          GoFunction.named(name)
              .returns(GoType.STRING)
              .call(() -> toYaml(Base64.getEncoder()::encodeToString));
      default -> null;
    };
  }

  private static GoFunction named(String name, GoType result, Function<String, Object> body) {
    return GoFunction.named(name)
        .params(GoType.STRING)
        .returns(result)
        .call((String argument) -> body.apply(argument));
  }

  private byte[] bytes(String path) {
    return get(path) instanceof GoBytes bytes ? bytes.array() : new byte[0];
  }

  private FilesValue glob(String glob) {
    Pattern pattern = FileGlob.compile(glob);
    Map<String, GoBytes> matching = new LinkedHashMap<>();
    for (Object path : keySet()) {
      if (pattern.matcher((String) path).matches()) {
        matching.put((String) path, (GoBytes) get(path));
      }
    }
    return new FilesValue(matching);
  }

  private GoSlice lines(String path) {
    if (!(get(path) instanceof GoBytes)) {
      return GoSlice.ofStrings(List.of());
    }
    String text = GoStrings.fromBytes(bytes(path));
    if (text.isEmpty()) {
      // Helm looks at the last byte, whether there is one or not.
      throw new GoError("runtime error: index out of range [-1]");
    }
    String trimmed = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return GoSlice.ofStrings(List.of(trimmed.split("\n", -1)));
  }

  private String toYaml(Function<byte[], String> text) {
    Map<String, Object> byName = new LinkedHashMap<>();
    forEach(
        (path, bytes) -> {
          String name = (String) path;
          byName.put(
              name.substring(name.lastIndexOf('/') + 1), text.apply(((GoBytes) bytes).array()));
        });
    String yaml = GoYaml.marshal(byName);
    return yaml.substring(0, yaml.length() - 1);
  }
}
