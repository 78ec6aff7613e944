package dev.wheelhouse.store.repository;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.provenance.Provenance;
import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.store.repository.RepositoryStorage.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The charts of a storage. What is stored is the truth: the index is made of it, so that no upload
 * is lost from the index, whoever made it and whatever ended its process.
 *
 * <p>Blocks; safe for use by many threads. Failures are {@link StoreException}s.
 */
public final class ChartRepository {
  private static final String PROVENANCE = ".prov";
  private static final Pattern ARCHIVE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,250}\\.tgz");

  private final RepositoryStorage storage;
  private final StoredIndex index;

  public ChartRepository(RepositoryStorage storage) {
    this.storage = storage;
    this.index = new StoredIndex(storage);
  }

  static boolean isArchiveKey(String key) {
    return ARCHIVE.matcher(key).matches();
  }

  /**
   * Stores a chart and its provenance.
   *
   * @param replacing whether it may take the place of another of its version
   * @return whether it took one's place
   * @throws StoreException ALREADY_EXISTS; an upload that was cut short before its provenance was
   *     stored may be repeated
   */
  public boolean store(CandidateChart chart, boolean replacing) {
    String key = chart.key();
    Optional<Stored> created = storage.create(key, chart.archive());
    boolean replaced = created.isEmpty() && replacing;
    if (created.isPresent()) {
      index.stored(created.get(), chart);
    } else if (replaced) {
      storage.delete(key + PROVENANCE);
      index.stored(storage.replace(key, chart.archive()), chart);
    } else if (!completes(chart)) {
      throw new StoreException(
          StoreErrorCode.ALREADY_EXISTS,
          key + " already exists; give the chart another version, or replace it with ?force");
    }
    chart.provenance().ifPresent(file -> storage.replace(key + PROVENANCE, file));
    return replaced;
  }

  /** Whether the same bytes are here already, and only the provenance is missing. */
  private boolean completes(CandidateChart chart) {
    return chart.provenance().isPresent()
        && find(chart.metadata().name(), chart.metadata().version())
            .filter(entry -> chart.digest().equals("sha256:" + entry.digest()))
            .isPresent()
        && !has(chart.key() + PROVENANCE);
  }

  private boolean has(String key) {
    Optional<Opened> opened = storage.open(key);
    opened.ifPresent(Opened::close);
    return opened.isPresent();
  }

  /**
   * Stores the provenance of a chart that is here.
   *
   * @return the key of the archive
   * @throws StoreException PROVENANCE_INVALID, NOT_FOUND, ALREADY_EXISTS
   */
  public String storeProvenance(Path provenance, boolean replacing) {
    Map<String, String> claims;
    try {
      claims = Provenance.claims(Files.readAllBytes(provenance));
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading the provenance file: " + failed, failed);
    }
    Map.Entry<String, String> claim =
        claims.entrySet().stream()
            .filter(each -> isArchiveKey(each.getKey()))
            .findFirst()
            .orElseThrow(
                () ->
                    new StoreException(
                        StoreErrorCode.PROVENANCE_INVALID,
                        "the provenance file names no chart archive"));
    String key = claim.getKey();
    IndexEntry entry =
        index
            .ofKey(key)
            .orElseThrow(
                () ->
                    new StoreException(
                        StoreErrorCode.NOT_FOUND, key + " is not here; upload the chart first"));
    if (!claim.getValue().equals("sha256:" + entry.digest())) {
      throw new StoreException(
          StoreErrorCode.PROVENANCE_INVALID,
          "the provenance file is of another archive: it names "
              + claim.getValue()
              + ", the archive has sha256:"
              + entry.digest());
    }
    if (replacing) {
      storage.replace(key + PROVENANCE, provenance);
    } else if (storage.create(key + PROVENANCE, provenance).isEmpty()) {
      throw new StoreException(
          StoreErrorCode.ALREADY_EXISTS,
          key + PROVENANCE + " already exists; replace it with ?force");
    }
    return key;
  }

  /**
   * Opens an archive or a provenance file.
   *
   * @param fileName as in the index; anything else is not found
   */
  public Optional<Opened> open(String fileName) {
    String archive =
        fileName.endsWith(PROVENANCE)
            ? fileName.substring(0, fileName.length() - PROVENANCE.length())
            : fileName;
    return isArchiveKey(archive) ? storage.open(fileName) : Optional.empty();
  }

  /** The index of all that is stored before this call, and perhaps of what is stored meanwhile. */
  public PublishedIndex index() {
    return index.current();
  }

  /** The entry of a version. */
  public Optional<IndexEntry> find(String name, String version) {
    return index().versions(name).stream()
        .filter(entry -> entry.version().equals(version))
        .findFirst();
  }

  /** Deletes a version with its provenance; false if there is none. */
  public boolean delete(String name, String version) {
    Optional<IndexEntry> entry = find(name, version);
    if (entry.isEmpty()) {
      return false;
    }
    String key = StoredIndex.key(entry.get());
    boolean deleted = storage.delete(key);
    storage.delete(key + PROVENANCE);
    return deleted;
  }
}
