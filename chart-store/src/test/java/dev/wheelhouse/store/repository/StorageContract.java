package dev.wheelhouse.store.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.store.repository.RepositoryStorage.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage keeps. */
public abstract class StorageContract {
  private static final int MANY = 8;

  @TempDir protected Path directory;

  /** The storage under test, empty at a test's first call. */
  protected abstract RepositoryStorage storage();

  private Path file(String content) {
    try {
      return Files.write(Files.createTempFile(directory, "content", ""), content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String content(String key) {
    try (Opened opened = storage().open(key).orElseThrow()) {
      byte[] bytes = opened.content().readAllBytes();
      assertThat((long) bytes.length).isEqualTo(opened.file().size());
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void givesBackWhatItKeeps() {
    Stored stored = storage().create("a-1.tgz", file("content")).orElseThrow();

    assertThat(content("a-1.tgz")).isEqualTo("content");
    assertThat(storage().list("")).containsExactly(stored);
    assertThat(stored.size()).isEqualTo(7);
  }

  @Test
  void createsNothingOverWhatIsThere() {
    storage().create("a-1.tgz", file("first"));

    Optional<Stored> second = storage().create("a-1.tgz", file("second"));

    assertThat(second).isEmpty();
    assertThat(content("a-1.tgz")).isEqualTo("first");
  }

  @Test
  void replacesUnderAnotherTag() {
    Stored first = storage().create("a-1.tgz", file("first")).orElseThrow();

    Stored second = storage().replace("a-1.tgz", file("other"));

    assertThat(content("a-1.tgz")).isEqualTo("other");
    assertThat(second.tag()).isNotEqualTo(first.tag());
    assertThat(storage().list("")).extracting(Stored::tag).containsExactly(second.tag());
  }

  @Test
  void deletesAndTellsWhetherThereWasSomething() {
    storage().create("a-1.tgz", file("content"));

    assertThat(storage().delete("a-1.tgz")).isTrue();
    assertThat(storage().delete("a-1.tgz")).isFalse();
    assertThat(storage().open("a-1.tgz")).isEmpty();
    assertThat(storage().list("")).isEmpty();
  }

  @Test
  void keepsFoldersApart() {
    storage().create("a-1.tgz", file("chart"));
    storage().create(".events/e", file("event"));

    assertThat(storage().list("")).extracting(Stored::key).containsExactly("a-1.tgz");
    assertThat(storage().list(".events")).extracting(Stored::key).containsExactly(".events/e");
    assertThat(storage().list(".none")).isEmpty();
    assertThat(content(".events/e")).isEqualTo("event");
  }

  @Test
  void letsOneOfManyCreate() throws Exception {
    List<Callable<Boolean>> creations = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Path file = file("by " + i);
      creations.add(() -> storage().create("a-1.tgz", file).isPresent());
    }

    long created = all(creations).stream().filter(done -> done).count();

    assertThat(created).isEqualTo(1);
    assertThat(content("a-1.tgz")).startsWith("by ");
  }

  @Test
  void tearsNothingThatIsReadWhileItIsReplaced() throws Exception {
    storage().create("a-1.tgz", file("0".repeat(300_000)));
    List<Callable<Boolean>> doings = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      Path file = file(Integer.toString(i).repeat(300_000 - i));
      doings.add(() -> storage().replace("a-1.tgz", file) != null);
      doings.add(() -> isWhole(content("a-1.tgz")));
    }

    assertThat(all(doings)).doesNotContain(false);
  }

  private static boolean isWhole(String content) {
    int number = content.charAt(0) - '0';
    char[] expected = new char[300_000 - number];
    Arrays.fill(expected, content.charAt(0));
    return content.equals(new String(expected));
  }

  private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
