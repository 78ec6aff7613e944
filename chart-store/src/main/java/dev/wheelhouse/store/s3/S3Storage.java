package dev.wheelhouse.store.s3;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.repository.RepositoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files of an S3 bucket, which several machines may share. S3 replaces objects whole. Of many who
 * create the same one, one does, by {@code If-None-Match}, which Amazon's S3, MinIO and others heed
 * (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional
 * writes</a>); an S3 that does not lets the last one win.
 *
 * <p>Each creation carries a mark of its own in the object's metadata: if the answer to the first
 * attempt was lost, the second finds the object taken, and the mark tells whose it is.
 */
public final class S3Storage implements RepositoryStorage {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int ATTEMPTS = 5;
  private static final String MARK = "wheelhouse-upload";

  private final S3Client client;
  private final S3Location location;
  private final String base;
  private final Path incoming;

  private S3Storage(S3Client client, S3Location location) {
    this.client = client;
    this.location = location;
    this.base = location.prefix().isEmpty() ? "" : location.prefix() + "/";
    try {
      this.incoming = Files.createTempDirectory("wheelhouse-incoming");
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE, "making a directory for uploads: " + failed, failed);
    }
  }

  /**
   * Connects.
   *
   * @throws StoreException CONFIGURATION_INVALID, UNAUTHORIZED, NOT_FOUND or UNREACHABLE when the
   *     bucket cannot be used
   */
  public static S3Storage connect(S3Location location) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(TIMEOUT).socketTimeout(TIMEOUT))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(location.pathStyle());
    location.endpoint().ifPresent(builder::endpointOverride);
    if (!location.region().isEmpty()) {
      builder.region(Region.of(location.region()));
    } else if (location.endpoint().isPresent()) {
      builder.region(Region.US_EAST_1);
    }
    S3Storage storage =
        asked(location, "connecting", () -> new S3Storage(builder.build(), location));
    asked(
        location,
        "looking for the bucket",
        () -> storage.client.headBucket(bucket -> bucket.bucket(location.bucket())));
    return storage;
  }

  private static <T> T asked(S3Location location, String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (S3Exception refused) {
      throw failure(location, what, code(refused.statusCode()), refused);
    } catch (SdkException failed) {
      throw failure(location, what, StoreErrorCode.UNREACHABLE, failed);
    }
  }

  private static StoreErrorCode code(int status) {
    return switch (status) {
      case 401, 403 -> StoreErrorCode.UNAUTHORIZED;
      case 404 -> StoreErrorCode.NOT_FOUND;
      default -> StoreErrorCode.UNREACHABLE;
    };
  }

  private static StoreException failure(
      S3Location location, String what, StoreErrorCode code, Exception cause) {
    return new StoreException(
        code, "S3 bucket " + location.bucket() + ": " + what + ": " + cause.getMessage(), cause);
  }

  @Override
  public List<Stored> list(String folder) {
    String directory = base + (folder.isEmpty() ? "" : folder + "/");
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(location.bucket())
            .prefix(directory)
            .delimiter("/")
            .build();
    return asked(
        location,
        "listing",
        () -> {
          List<Stored> found = new ArrayList<>();
          for (S3Object object : client.listObjectsV2Paginator(request).contents()) {
            String key = object.key().substring(base.length());
            if (!object.key().substring(directory.length()).startsWith(".")) {
              found.add(stored(key, object.size(), object.eTag(), object.lastModified()));
            }
          }
          return found;
        });
  }

  @Override
  public Optional<Opened> open(String key) {
    return asked(
        location,
        "reading " + key,
        () -> {
          try {
            ResponseInputStream<GetObjectResponse> content =
                client.getObject(get -> get.bucket(location.bucket()).key(base + key));
            GetObjectResponse object = content.response();
            return Optional.of(
                new Opened(
                    stored(key, object.contentLength(), object.eTag(), object.lastModified()),
                    content));
          } catch (NoSuchKeyException missing) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<Stored> create(String key, Path content) {
    String mark = UUID.randomUUID().toString();
    return asked(
        location,
        "storing " + key,
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return Optional.of(
                  put(key, content, put -> put.ifNoneMatch("*").metadata(Map.of(MARK, mark))));
            } catch (S3Exception refused) {
              if (refused.statusCode() == PRECONDITION_FAILED) {
                return head(key)
                    .filter(object -> mark.equals(object.metadata().get(MARK)))
                    .map(mine -> stored(key, mine));
              }
              if (refused.statusCode() != CONFLICT || attempt == ATTEMPTS) {
                throw refused;
              }
            }
          }
        });
  }

  @Override
  public Stored replace(String key, Path content) {
    return asked(location, "storing " + key, () -> put(key, content, put -> {}));
  }

  private Stored put(String key, Path content, Consumer<PutObjectRequest.Builder> condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(location.bucket())
            .key(base + key)
            .contentType(key.endsWith(".tgz") ? "application/gzip" : "text/plain");
    condition.accept(request);
    RequestBody body = RequestBody.fromFile(content);
    String tag = client.putObject(request.build(), body).eTag();
    return head(key)
        .filter(object -> object.eTag().equals(tag))
        .map(object -> stored(key, object))
        .orElseGet(() -> stored(key, length(body), tag, Instant.now()));
  }

  private static long length(RequestBody body) {
    return body.optionalContentLength().orElseThrow();
  }

  private Optional<HeadObjectResponse> head(String key) {
    try {
      return Optional.of(
          client.headObject(object -> object.bucket(location.bucket()).key(base + key)));
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    }
  }

  private static Stored stored(String key, HeadObjectResponse object) {
    return stored(key, object.contentLength(), object.eTag(), object.lastModified());
  }

  /** Listings tell milliseconds, other answers seconds. */
  private static Stored stored(String key, long size, String tag, Instant modified) {
    return new Stored(key, size, tag, modified.truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public boolean delete(String key) {
    return asked(
        location,
        "deleting " + key,
        () -> {
          if (head(key).isEmpty()) {
            return false;
          }
          client.deleteObject(object -> object.bucket(location.bucket()).key(base + key));
          return true;
        });
  }

  @Override
  public Path incoming() {
    return incoming;
  }

  @Override
  public void close() {
    client.close();
    try (Stream<Path> files = Files.walk(incoming)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      // The system clears its directory for temporary files.
    }
  }
}
