package dev.wheelhouse.store.cache;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Uses a cache from a process of its own; prints how often it found what it had not kept. */
final class CacheProcess {
  private CacheProcess() {}

  /**
   * @param arguments the directory, the cap, bytes of each chart, how many charts and how often
   */
  public static void main(String[] arguments) {
    ArchiveCache cache =
        new ArchiveCache(Path.of(arguments[0]), Long.parseLong(arguments[1]), Clock.systemUTC());
    int size = Integer.parseInt(arguments[2]);
    int charts = Integer.parseInt(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < rounds; i++) {
      byte[] content = content(i % charts, size);
      String digest = cache.put(content);
      byte[] kept = cache.find(digest).orElse(null);
      found += kept == null ? 0 : 1;
      wrong += kept != null && !Arrays.equals(kept, content) ? 1 : 0;
    }
    System.out.println("found " + found + " wrong " + wrong);
  }

  private static byte[] content(int number, int size) {
    return ("chart " + number + " ".repeat(size)).getBytes(StandardCharsets.UTF_8);
  }
}
