package dev.wheelhouse.render.manifest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The heads of documents seen last, by their text: most documents of an upgrade are those of the
 * revision before, and reading them as YAML is a third of a render. Thread-safe.
 */
public final class HeadCache {
  /** Characters of documents that are kept. */
  private static final long CAPACITY = 8L << 20;

  private final Map<String, ManifestHead> heads = new LinkedHashMap<>(64, 0.75f, true);
  private long size;

  /** An empty cache. */
  public HeadCache() {}

  ManifestHead read(String path, String document) {
    synchronized (heads) {
      ManifestHead known = heads.get(document);
      if (known != null) {
        return known;
      }
    }
    ManifestHead head = ManifestHead.read(path, document);
    if (document.length() < CAPACITY / 4) {
      put(document, head);
    }
    return head;
  }

  private void put(String document, ManifestHead head) {
    synchronized (heads) {
      if (heads.put(document, head) == null) {
        size += document.length();
      }
      Iterator<String> eldest = heads.keySet().iterator();
      while (size > CAPACITY) {
        size -= eldest.next().length();
        eldest.remove();
      }
    }
  }
}
