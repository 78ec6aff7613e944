package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a chart of its files, as Helm's {@code loader.LoadFiles} does.
 *
 * <p>Helm keeps subcharts in no particular order; here they are sorted by the name of their file or
 * directory in {@code charts/}, so that the same chart always loads alike.
 */
final class ChartAssembler {
  private static final Logger LOG = LoggerFactory.getLogger(ChartAssembler.class);

  private final LoadBudget budget;
  private final int depth;
  private final List<ChartFile> templates = new ArrayList<>();
  private final List<ChartFile> others = new ArrayList<>();
  private final Map<String, List<ChartFile>> subcharts = new TreeMap<>();
  private MetadataDraft metadata;
  private Optional<ChartLock> lock = Optional.empty();
  private Map<String, Object> values = Map.of();
  private Optional<ChartFile> schema = Optional.empty();

  private ChartAssembler(LoadBudget budget, int depth) {
    this.budget = budget;
    this.depth = depth;
  }

  static Chart assemble(List<ChartFile> files, LoadBudget budget, String digest) {
    return assemble(files, budget, digest, 0);
  }

  private static Chart assemble(
      List<ChartFile> files, LoadBudget budget, String digest, int depth) {
    return new ChartAssembler(budget, depth).build(files, digest);
  }

  private Chart build(List<ChartFile> files, String digest) {
    for (ChartFile file : files) {
      if (file.name().equals("Chart.yaml")) {
        decoding(file, () -> draft().apply(file));
        draft().defaultApiVersion();
      }
    }
    files.forEach(this::sort);
    if (metadata == null) {
      throw new ChartException(ChartErrorCode.CHART_YAML_MISSING, "Chart.yaml file is missing");
    }
    ChartMetadata validated = metadata.validated();
    Chart.Builder chart =
        Chart.builder(validated)
            .raw(files)
            .templates(templates)
            .values(values)
            .files(others)
            .digest(digest)
            .dependencies(loadSubcharts(validated.name()));
    lock.ifPresent(chart::lock);
    schema.ifPresent(chart::schema);
    return chart.build();
  }

  private MetadataDraft draft() {
    if (metadata == null) {
      metadata = new MetadataDraft();
    }
    return metadata;
  }

  private void sort(ChartFile file) {
    String name = file.name();
    switch (name) {
      case "Chart.yaml" -> {}
      case "Chart.lock" -> decoding(file, () -> lock = LockDecoder.decode(file));
      case "values.yaml" -> readValues(file);
      case "values.schema.json" -> schema = Optional.of(file);
      case "requirements.yaml" -> {
        warnUnlessV1(name);
        decoding(file, () -> draft().apply(file));
        keepIfV1(file);
      }
      case "requirements.lock" -> {
        decoding(file, () -> lock = LockDecoder.decode(file));
        warnUnlessV1(name);
        keepIfV1(file);
      }
      default -> sortByDirectory(file);
    }
  }

  private void sortByDirectory(ChartFile file) {
    String name = file.name();
    if (name.startsWith("templates/")) {
      templates.add(file);
    } else if (name.startsWith("charts/") && !GoPath.extension(name).equals(".prov")) {
      String below = name.substring("charts/".length());
      int slash = below.indexOf('/');
      subcharts
          .computeIfAbsent(slash < 0 ? below : below.substring(0, slash), key -> new ArrayList<>())
          .add(ChartFile.owning(below, file.shared()));
    } else {
      others.add(file);
    }
  }

  private void readValues(ChartFile file) {
    try {
      values = GoYaml.parseMap(file.shared());
    } catch (YamlException malformed) {
      throw new ChartException(
          ChartErrorCode.VALUES_MALFORMED,
          "cannot load values.yaml: " + malformed.getMessage(),
          malformed);
    }
  }

  private static void decoding(ChartFile file, Runnable decode) {
    try {
      decode.run();
    } catch (YamlException malformed) {
      throw new ChartException(
          ChartErrorCode.METADATA_MALFORMED,
          "cannot load " + file.name() + ": " + malformed.getMessage(),
          malformed);
    }
  }

  private boolean isV1() {
    return draft().apiVersion().equals(ChartMetadata.API_V1);
  }

  private void keepIfV1(ChartFile file) {
    if (isV1()) {
      others.add(file);
    }
  }

  private void warnUnlessV1(String file) {
    if (!isV1()) {
      LOG.atWarn()
          .addKeyValue("chart", draft().name())
          .addKeyValue("file", file)
          .log("chart of apiVersion v2 has a file of v1; move its content to Chart.yaml or -.lock");
    }
  }

  private List<Chart> loadSubcharts(String parent) {
    List<Chart> loaded = new ArrayList<>();
    subcharts.forEach(
        (name, files) -> {
          if (!name.startsWith("_") && !name.startsWith(".")) {
            loaded.add(loadSubchart(name, files, parent));
          }
        });
    return loaded;
  }

  private Chart loadSubchart(String name, List<ChartFile> files, String parent) {
    if (depth >= budget.limits().subchartDepth()) {
      throw new ChartException(
          ChartErrorCode.SUBCHARTS_TOO_DEEP,
          "loading subchart "
              + name
              + " of "
              + parent
              + ": subcharts are nested more than "
              + budget.limits().subchartDepth()
              + " levels deep, the limit; flatten the dependencies");
    }
    boolean archive = GoPath.extension(name).equals(".tgz");
    if (archive && !files.get(0).name().equals(name)) {
      throw new ChartException(
          ChartErrorCode.METADATA_INVALID,
          "error unpacking subchart tar in "
              + parent
              + ": expected "
              + name
              + ", got "
              + files.get(0).name());
    }
    try {
      return archive ? unpacked(files.get(0)) : nested(files);
    } catch (ChartException failed) {
      throw new ChartException(
          failed.code(),
          "error unpacking subchart " + name + " in " + parent + ": " + failed.getMessage(),
          failed);
    }
  }

  private Chart unpacked(ChartFile archive) {
    byte[] bytes = archive.shared();
    return assemble(
        ArchiveReader.read(bytes, budget), budget, ChartDigests.ofArchive(bytes), depth + 1);
  }

  private Chart nested(List<ChartFile> files) {
    List<ChartFile> own = new ArrayList<>();
    for (ChartFile file : files) {
      int slash = file.name().indexOf('/');
      if (slash >= 0) {
        own.add(ChartFile.owning(file.name().substring(slash + 1), file.shared()));
      }
    }
    return assemble(own, budget, "", depth + 1);
  }
}
