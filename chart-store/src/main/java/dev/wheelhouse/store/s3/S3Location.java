package dev.wheelhouse.store.s3;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where in which S3 a repository's files lie. Credentials come from where the AWS SDK finds them:
 * {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, profiles, the machine's role.
 *
 * @param bucket the bucket, which must exist
 * @param prefix what keys begin with, without a slash at its end; may be empty
 * @param endpoint of another S3 than Amazon's
 * @param region "" for what the SDK finds, or {@code us-east-1} with an endpoint
 * @param pathStyle whether the bucket's name is in the path, not in the host name
 */
public record S3Location(
    String bucket, String prefix, Optional<URI> endpoint, String region, boolean pathStyle) {
  private static final String SCHEME = "s3://";

  public S3Location {
    Objects.requireNonNull(region, "region");
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("a bucket is needed, as in s3://BUCKET/PREFIX");
    }
  }

  /** Whether this text names a place in S3. */
  public static boolean isS3(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * Reads {@code s3://BUCKET/PREFIX}.
   *
   * @throws IllegalArgumentException without a bucket
   */
  public static S3Location parse(
      String text, Optional<URI> endpoint, String region, boolean pathStyle) {
    String path = text.substring(SCHEME.length()).replaceAll("/+$", "");
    int slash = path.indexOf('/');
    return new S3Location(
        slash < 0 ? path : path.substring(0, slash),
        slash < 0 ? "" : path.substring(slash + 1),
        endpoint,
        region,
        pathStyle);
  }
}
