package dev.wheelhouse.store.index;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The index of a repository: for each chart its versions, newest first. Immutable.
 *
 * <p>Source: Helm's {@code pkg/repo/index.go}. Unlike Helm, fields that the format lacks are left
 * out silently instead of failing the whole index.
 */
public final class RepositoryIndex {
  /** An index that is larger than this is refused. */
  public static final long MAX_BYTES = 256L * 1024 * 1024;

  private static final Comparator<IndexEntry> NEWEST_FIRST =
      Comparator.comparing(IndexEntry::version, VersionRange.newestFirst());

  private final Map<String, List<IndexEntry>> entries;

  private RepositoryIndex(Map<String, List<IndexEntry>> entries) {
    this.entries = entries;
  }

  /** An index of these entries. */
  public static RepositoryIndex of(List<IndexEntry> all) {
    Map<String, List<IndexEntry>> byName = new TreeMap<>();
    all.forEach(entry -> byName.computeIfAbsent(entry.name(), n -> new ArrayList<>()).add(entry));
    byName.replaceAll((name, list) -> list.stream().sorted(NEWEST_FIRST).toList());
    return new RepositoryIndex(byName);
  }

  /**
   * Reads the whole index.
   *
   * @throws StoreException INDEX_INVALID, or NOT_FOUND if there is no such file
   */
  public static RepositoryIndex read(Path file) {
    return read(file, name -> true);
  }

  /**
   * Reads the charts of some names. An index in the form that Helm writes is read chart by chart,
   * so that memory is bounded by what is wanted and the largest chart's entries.
   *
   * @throws StoreException INDEX_INVALID, or NOT_FOUND if there is no such file
   */
  public static RepositoryIndex read(Path file, Predicate<String> wanted) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StoreException(
            StoreErrorCode.TOO_LARGE,
            "reading index " + file + ": it is larger than the limit of " + MAX_BYTES + " bytes");
      }
      try (InputStream in = Files.newInputStream(file)) {
        Optional<List<IndexEntry>> streamed = new IndexStream(in, wanted).read();
        if (streamed.isPresent()) {
          return of(streamed.get());
        }
      }
      return of(WholeIndex.read(Files.readAllBytes(file), wanted));
    } catch (NoSuchFileException missing) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND, "reading index: there is no " + file, missing);
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.INDEX_INVALID, "reading index " + file + ": " + failed, failed);
    } catch (StoreException invalid) {
      throw new StoreException(
          invalid.code(), "error loading " + file + ": " + invalid.getMessage(), invalid);
    }
  }

  /** For each chart its versions, newest first; charts in byte order. Unmodifiable. */
  public Map<String, List<IndexEntry>> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /**
   * Helm's choice: the entry of exactly that version, else the newest in the range.
   *
   * @param version exact version or range; "" for the newest release
   * @throws StoreException NOT_FOUND, or REFERENCE_INVALID for a malformed range
   */
  public IndexEntry find(String name, String version) {
    List<IndexEntry> versions = entries.get(name);
    if (versions == null) {
      throw new StoreException(StoreErrorCode.NOT_FOUND, "no chart name found");
    }
    return VersionRange.of(version)
        .choose(versions, IndexEntry::version)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreErrorCode.NOT_FOUND,
                    "no chart version found for " + name + "-" + version));
  }

  /** Whether {@link #find} finds something. */
  public boolean has(String name, String version) {
    List<IndexEntry> versions = entries.get(name);
    return versions != null
        && VersionRange.of(version).choose(versions, IndexEntry::version).isPresent();
  }

  /** This index and what another has beyond it: entries of ours win. */
  public RepositoryIndex merge(RepositoryIndex other) {
    List<IndexEntry> all = new ArrayList<>();
    entries.values().forEach(all::addAll);
    other.entries.values().stream()
        .flatMap(List::stream)
        .filter(entry -> !has(entry.name(), entry.version()))
        .forEach(all::add);
    return of(all);
  }

  /** {@code index.yaml}, as Helm writes it. */
  public String toYaml(Instant generated) {
    return GoYaml.marshal(toMap(generated));
  }

  /** The fields of {@code index.yaml}. */
  public Map<String, Object> toMap(Instant generated) {
    Map<String, Object> charts = new LinkedHashMap<>();
    entries.forEach(
        (name, versions) -> charts.put(name, versions.stream().map(IndexEntry::toMap).toList()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("apiVersion", "v1");
    map.put("entries", charts);
    map.put("generated", generated.toString());
    return map;
  }
}
