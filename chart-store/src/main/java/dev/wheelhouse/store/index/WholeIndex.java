package dev.wheelhouse.store.index;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an index, or a part of one, that is in memory. */
final class WholeIndex {
  private static final Logger LOG = LoggerFactory.getLogger(WholeIndex.class);

  private WholeIndex() {}

  /**
   * @throws StoreException INDEX_INVALID
   */
  static List<IndexEntry> read(byte[] content, Predicate<String> wanted) {
    if (content.length == 0) {
      throw new StoreException(StoreErrorCode.INDEX_INVALID, "empty index.yaml file");
    }
    try {
      Map<String, Object> index = GoYaml.asMap(GoYaml.parseExact(content), "repo.IndexFile");
      List<IndexEntry> found = new ArrayList<>();
      GoYaml.asMap(index.get("entries"), "map[string]repo.ChartVersions")
          .forEach((name, versions) -> add(found, name, versions, wanted));
      checkHead(index);
      return found;
    } catch (YamlException malformed) {
      throw new StoreException(
          StoreErrorCode.INDEX_INVALID, String.valueOf(malformed.getMessage()), malformed);
    }
  }

  /** Refuses an index that does not say which version of the format it has. */
  static void checkHead(Map<String, Object> index) {
    Object apiVersion = index.get("apiVersion");
    if (apiVersion == null || apiVersion.toString().isEmpty()) {
      throw new StoreException(StoreErrorCode.INDEX_INVALID, "no API version specified");
    }
  }

  /** Adds the valid versions of a chart; Helm, too, passes over the others. */
  static void add(List<IndexEntry> found, String name, Object versions, Predicate<String> wanted) {
    if (versions == null || !wanted.test(name)) {
      return;
    }
    if (!(versions instanceof List<?> list)) {
      throw new YamlException("the versions of chart " + name + " must be a list");
    }
    for (Object version : list) {
      if (version == null) {
        continue;
      }
      try {
        found.add(IndexEntry.decode(GoYaml.asMap(version, "repo.ChartVersion")));
      } catch (ChartException invalid) {
        LOG.atDebug()
            .addKeyValue("chart", name)
            .addKeyValue("reason", invalid.getMessage())
            .log("skipping invalid entry of an index");
      }
    }
  }
}
