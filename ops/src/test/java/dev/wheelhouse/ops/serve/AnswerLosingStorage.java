package dev.wheelhouse.ops.serve;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.repository.RepositoryStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stores what it is given, and fails: as a bucket whose answer is lost. */
record AnswerLosingStorage(RepositoryStorage whole) implements RepositoryStorage {
  @Override
  public Optional<Stored> create(String key, Path content) {
    whole.create(key, content);
    throw new StoreException(StoreErrorCode.UNREACHABLE, "no answer came");
  }

  @Override
  public List<Stored> list(String folder) {
    return whole.list(folder);
  }

  @Override
  public Optional<Opened> open(String key) {
    return whole.open(key);
  }

  @Override
  public Stored replace(String key, Path content) {
    return whole.replace(key, content);
  }

  @Override
  public boolean delete(String key) {
    return whole.delete(key);
  }

  @Override
  public Path incoming() {
    return whole.incoming();
  }

  @Override
  public void close() {
    whole.close();
  }
}
