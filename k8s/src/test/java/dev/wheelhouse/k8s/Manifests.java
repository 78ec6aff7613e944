package dev.wheelhouse.k8s;

import dev.wheelhouse.worker.port.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the module's YAML files. */
final class Manifests {
  static final String KUSTOMIZATION = "kustomization.yaml";
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final List<String> FOLDERS = List.of("base", "overlays", "topics");

  private Manifests() {}

  static Path path(String name) {
    return MODULE.resolve(name);
  }

  /** All YAML files, in the order of their paths. */
  static List<Path> files() {
    return FOLDERS.stream().flatMap(folder -> files(path(folder))).sorted().toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".yaml")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that hold a kustomization. */
  static List<Path> kustomizations() {
    return files().stream()
        .filter(file -> file.endsWith(KUSTOMIZATION))
        .map(Path::getParent)
        .toList();
  }

  /** The documents of a file. */
  static List<KubeObject> read(Path file) {
    Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    List<KubeObject> documents = new ArrayList<>();
    try {
      load.loadAllFromString(Files.readString(file))
          .forEach(document -> documents.add(new KubeObject(tree(document, file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(Object document, Path file) {
    if (document instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException(file + " holds a document that is no map: " + document);
  }

  /** The objects of {@code base}, in the order of its kustomization. */
  static List<KubeObject> base() {
    return read(path("base/" + KUSTOMIZATION)).get(0).list("resources").stream()
        .flatMap(name -> read(path("base/" + name)).stream())
        .toList();
  }

  /** The one object of a kind and a name in {@code base}. */
  static KubeObject base(String kind, String name) {
    return base().stream()
        .filter(object -> object.kind().equals(kind) && object.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("base has no " + kind + " " + name));
  }
}
