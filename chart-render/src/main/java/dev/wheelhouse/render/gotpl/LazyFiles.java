package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.gotpl.value.GoBytes;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files by path, each copied into a Go value when it is asked for. Belongs to one render. */
final class LazyFiles extends AbstractMap<Object, Object> {
  private final List<ChartFile> files;
  private Map<String, Object> byName;

  LazyFiles(List<ChartFile> files) {
    this.files = files;
  }

  private Map<String, Object> byName() {
    if (byName == null) {
      byName = new HashMap<>(files.size() * 4 / 3 + 1);
      files.forEach(file -> byName.put(file.name(), file));
    }
    return byName;
  }

  private GoBytes bytes(String name, Object file) {
    if (file instanceof ChartFile chartFile) {
      GoBytes bytes = new GoBytes(chartFile.bytes());
      byName.put(name, bytes);
      return bytes;
    }
    return (GoBytes) file;
  }

  @Override
  public Object get(Object key) {
    Object file = byName().get(key);
    return file == null ? null : bytes((String) key, file);
  }

  @Override
  public boolean containsKey(Object key) {
    return byName().containsKey(key);
  }

  @Override
  public int size() {
    return byName().size();
  }

  @Override
  public Set<Object> keySet() {
    return new HashSet<>(byName().keySet());
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Object, Object>> iterator() {
        Iterator<String> names = List.copyOf(byName().keySet()).iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return names.hasNext();
          }

          @Override
          public Entry<Object, Object> next() {
            String name = names.next();
            return new SimpleImmutableEntry<>(name, get(name));
          }
        };
      }

      @Override
      public int size() {
        return byName().size();
      }
    };
  }
}
