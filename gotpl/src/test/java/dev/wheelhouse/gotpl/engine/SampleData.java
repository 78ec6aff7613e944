package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dot of the snippets: typed as Helm's own, which their expected output was made with. */
final class SampleData {
  private static final GoType VALUES = GoType.named("chartutil.Values", GoType.MAP);
  private static final GoType FILES =
      GoType.named("engine.files", GoType.map(GoType.STRING, GoType.BYTES));
  private static final GoType VERSIONS = GoType.named("chartutil.VersionSet", GoType.STRINGS);

  private SampleData() {}

  static Object dot() {
    Map<String, Object> dot = new HashMap<>();
    dot.put("Values", new GoMap(VALUES, new HashMap<>()));
    dot.put("Chart", chart());
    dot.put("Capabilities", capabilities());
    dot.put("Files", new Files());
    dot.put("Release", release());
    return new GoMap(VALUES, dot);
  }

  private static Object release() {
    Map<String, Object> release = new HashMap<>();
    release.put("Name", "release-name");
    release.put("Namespace", "default");
    release.put("Service", "Helm");
    release.put("IsInstall", true);
    release.put("IsUpgrade", false);
    release.put("Revision", GoInt.of(1));
    return release;
  }

  private static Object chart() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", "ev");
    fields.put("IsRoot", true);
    return GoStruct.of(GoType.struct("struct { chart.Metadata; IsRoot bool }"), fields);
  }

  private static Object capabilities() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "KubeVersion",
        GoStruct.of(GoType.struct("chartutil.KubeVersion"), Map.of("Version", "v1.35.0")));
    fields.put("APIVersions", new Versions());
    return GoStruct.of(GoType.pointer(GoType.struct("chartutil.Capabilities")), fields);
  }

  private static final class Versions extends GoSlice implements Receiver {
    Versions() {
      super(VERSIONS, List.of("v1", "apps/v1"));
    }

    @Override
    public GoFunction goMethod(String name) {
      return name.equals("Has")
          ? GoFunction.named("Has")
              .params(GoType.STRING)
              .returns(GoType.BOOL)
              .call((String version) -> contains(version))
          : null;
    }
  }

  private static final class Files extends GoMap implements Receiver {
    Files() {
      super(FILES, new HashMap<>(Map.of("a.txt", new GoBytes(new byte[] {1}))));
    }

    @Override
    public GoFunction goMethod(String name) {
      return name.equals("Get")
          ? GoFunction.named("Get")
              .params(GoType.STRING)
              .returns(GoType.STRING)
              .call((String file) -> "")
          : null;
    }
  }
}
