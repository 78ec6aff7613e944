package dev.wheelhouse.render;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.TemplateEngine;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parsed templates of the charts used last. The values choose which subcharts take part and under
 * which names, so the names of the templates belong to the key. Thread-safe; two threads that miss
 * at once may both parse.
 */
final class ParsedTemplateCache {
  /** Characters of template text whose parsed form is kept. */
  private static final long CAPACITY = 32L << 20;

  private record Key(String digest, String engine, List<String> names) {}

  private record Parsed(ParsedTemplates templates, long size) {}

  private final Map<Key, Parsed> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  ParsedTemplates get(Chart chart, TemplateEngine engine, List<TemplateSource> sources) {
    if (chart.digest().isEmpty()) {
      return engine.parse(sources);
    }
    Key key =
        new Key(chart.digest(), engine.name(), sources.stream().map(TemplateSource::name).toList());
    synchronized (entries) {
      Parsed known = entries.get(key);
      if (known != null) {
        return known.templates();
      }
    }
    ParsedTemplates templates = engine.parse(sources);
    put(key, new Parsed(templates, sources.stream().mapToLong(s -> s.text().length()).sum()));
    return templates;
  }

  private void put(Key key, Parsed parsed) {
    synchronized (entries) {
      Parsed previous = entries.put(key, parsed);
      size += parsed.size() - (previous == null ? 0 : previous.size());
      Iterator<Parsed> eldest = entries.values().iterator();
      while (size > CAPACITY && entries.size() > 1) {
        size -= eldest.next().size();
        eldest.remove();
      }
    }
  }
}
