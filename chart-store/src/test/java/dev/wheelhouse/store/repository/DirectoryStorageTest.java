package dev.wheelhouse.store.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DirectoryStorageTest extends StorageContract {

  @Override
  protected RepositoryStorage storage() {
    return new DirectoryStorage(directory.resolve("charts"));
  }

  @Test
  void clearsAwayWhatAProcessLeftBehindThatDied() throws IOException {
    Path incoming = storage().incoming();
    Path old = Files.createFile(incoming.resolve("old.partial"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path fresh = Files.createFile(incoming.resolve("fresh.partial"));

    storage();

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void saysWhatItCannotUse() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> new DirectoryStorage(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("using " + file + " as the directory of a repository");
  }
}
