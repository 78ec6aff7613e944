package dev.wheelhouse.store.repository;

import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.RepositoryIndex;
import dev.wheelhouse.yaml.GoJson;
import dev.wheelhouse.yaml.GoYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a repository holds at a moment. Immutable; its file is made once, when it is asked for. */
public final class PublishedIndex {
  private final RepositoryIndex index;
  private final String tag;
  private final Instant generated;
  private byte[] yaml;
  private byte[] json;

  /**
   * @param tag changes whenever the index does
   */
  PublishedIndex(RepositoryIndex index, String tag, Instant generated) {
    this.index = index;
    this.tag = tag;
    this.generated = generated;
  }

  /** For each chart its versions, newest first; charts in byte order. */
  public Map<String, List<IndexEntry>> entries() {
    return index.entries();
  }

  /** The versions of a chart, newest first; empty if there is none. */
  public List<IndexEntry> versions(String name) {
    return index.entries().getOrDefault(name, List.of());
  }

  /** Changes whenever the index does. */
  public String tag() {
    return tag;
  }

  /** {@code index.yaml}; written chart by chart, so that memory is little more than the text. */
  public synchronized byte[] yaml() {
    if (yaml == null) {
      yaml = write();
    }
    return yaml;
  }

  /** For each chart its versions, as JSON. */
  public synchronized byte[] json() {
    if (json == null) {
      Map<String, Object> tree = new LinkedHashMap<>();
      entries()
          .forEach(
              (name, versions) ->
                  tree.put(name, versions.stream().map(IndexEntry::toMap).toList()));
      json = GoJson.encode(tree).getBytes(StandardCharsets.UTF_8);
    }
    return json;
  }

  private byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      out.write("apiVersion: v1\nentries:" + (entries().isEmpty() ? " {}\n" : "\n"));
      for (Map.Entry<String, List<IndexEntry>> chart : entries().entrySet()) {
        List<Map<String, Object>> versions =
            chart.getValue().stream().map(IndexEntry::toMap).toList();
        String text = GoYaml.marshal(Map.of(chart.getKey(), versions));
        for (String line : text.strip().split("\n", -1)) {
          out.write(line.isEmpty() ? "\n" : "  " + line + "\n");
        }
      }
      out.write("generated: \"" + generated + "\"\n");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
