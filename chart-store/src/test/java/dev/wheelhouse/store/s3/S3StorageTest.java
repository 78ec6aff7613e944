package dev.wheelhouse.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.peer.S3Proxy;
import dev.wheelhouse.store.repository.RepositoryStorage;
import dev.wheelhouse.store.repository.StorageContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a server that speaks S3, with many writers at once.
 *
 * <p>It has to be S3Proxy: of 16 who put the same new object with {@code If-None-Match: *}, one won
 * in each of 60 rounds, in memory and on files alike, and no reader saw half an object. Adobe's
 * S3Mock (4.12 and 5.2) looks and writes in two steps: up to 16 won.
 */
class S3StorageTest extends StorageContract {
  @TempDir static Path home;
  private static S3Proxy server;

  private final S3Storage storage = connect(S3Proxy.BUCKET);

  @BeforeAll
  static void start() {
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    server = S3Proxy.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @AfterEach
  void disconnect() {
    storage.close();
  }

  private static S3Storage connect(String bucket) {
    return S3Storage.connect(
        S3Location.parse(
            "s3://" + bucket + "/team/" + UUID.randomUUID() + "/",
            Optional.of(server.endpoint()),
            "",
            true));
  }

  @Override
  protected RepositoryStorage storage() {
    return storage;
  }

  @Test
  void saysThatThereIsNoSuchBucket() {
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> connect("no-such-bucket"));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.NOT_FOUND);
    assertThat(refused).hasMessageContaining("S3 bucket no-such-bucket: looking for the bucket");
  }
}
