package dev.wheelhouse.store.repository;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.RepositoryIndex;
import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.store.repository.RepositoryStorage.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the index of what a storage lists. An archive is read once, and again when its tag changes;
 * what is listed and no chart is passed over. Callers that come while the storage is being listed
 * share the next listing.
 */
final class StoredIndex {
  private static final Logger LOG = LoggerFactory.getLogger(StoredIndex.class);
  private static final String FOLDER = "charts/";

  private final RepositoryStorage storage;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();
  private long answered;
  private PublishedIndex current;

  /** What an archive of some tag holds; no entry: no chart. */
  private record Known(String tag, Optional<IndexEntry> entry) {}

  StoredIndex(RepositoryStorage storage) {
    this.storage = storage;
  }

  /** Spares reading what has just been written. */
  void stored(Stored file, CandidateChart chart) {
    known.put(
        file.key(),
        new Known(file.tag(), Optional.of(entry(file, chart.metadata(), chart.digest()))));
  }

  /** The index of a listing that began after this call. */
  PublishedIndex current() {
    long mine = asked.incrementAndGet();
    synchronized (this) {
      if (answered < mine) {
        long covered = asked.get();
        current = read();
        answered = covered;
      }
      return current;
    }
  }

  /** The entry of an archive. */
  Optional<IndexEntry> ofKey(String key) {
    return current().entries().values().stream()
        .flatMap(List::stream)
        .filter(entry -> key(entry).equals(key))
        .findFirst();
  }

  static String key(IndexEntry entry) {
    return entry.urls().get(0).substring(FOLDER.length());
  }

  private PublishedIndex read() {
    Map<String, Stored> archives = new TreeMap<>();
    for (Stored file : storage.list("")) {
      if (ChartRepository.isArchiveKey(file.key())) {
        archives.put(file.key(), file);
      }
    }
    known.keySet().retainAll(archives.keySet());
    MessageDigest content = sha256();
    List<IndexEntry> entries = new ArrayList<>();
    Set<String> versions = new HashSet<>();
    for (Stored file : archives.values()) {
      content.update((file.key() + "\n" + file.tag() + "\n").getBytes(StandardCharsets.UTF_8));
      Optional<IndexEntry> entry = entry(file);
      if (entry.isPresent() && versions.add(entry.get().name() + "/" + entry.get().version())) {
        entries.add(entry.get());
      }
    }
    String tag = HexFormat.of().formatHex(content.digest());
    return current != null && current.tag().equals(tag)
        ? current
        : new PublishedIndex(RepositoryIndex.of(entries), tag, Instant.now());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private Optional<IndexEntry> entry(Stored file) {
    Known found = known.get(file.key());
    if (found == null || !found.tag().equals(file.tag())) {
      Optional<Known> read = open(file.key());
      if (read.isEmpty()) {
        return Optional.empty();
      }
      found = read.get();
      known.put(file.key(), found);
    }
    return found.entry();
  }

  /** Reads an archive; empty if it was deleted meanwhile. */
  private Optional<Known> open(String key) {
    Optional<Opened> opened = storage.open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (Opened archive = opened.get()) {
      Stored file = archive.file();
      if (file.size() > ChartLimits.DEFAULT.totalBytes()) {
        LOG.atWarn().addKeyValue("file", key).log("Too large for a chart, not in the index");
        return Optional.of(new Known(file.tag(), Optional.empty()));
      }
      Chart chart =
          ChartLoader.loadArchive(key, archive.content().readAllBytes(), ChartLimits.DEFAULT);
      return Optional.of(
          new Known(file.tag(), Optional.of(entry(file, chart.metadata(), chart.digest()))));
    } catch (ChartException noChart) {
      LOG.atWarn()
          .addKeyValue("file", key)
          .addKeyValue("reason", noChart.getMessage())
          .log("Not a chart, not in the index");
      return Optional.of(new Known(opened.get().file().tag(), Optional.empty()));
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading " + key + ": " + failed, failed);
    }
  }

  private static IndexEntry entry(Stored file, ChartMetadata metadata, String digest) {
    return new IndexEntry(
        metadata, List.of(FOLDER + file.key()), digest, file.modified().toString(), false);
  }
}
