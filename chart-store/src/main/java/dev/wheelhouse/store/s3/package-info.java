/**
 * A repository's files in S3 or what speaks its protocol. Imports the package {@code repository}
 * and the AWS SDK, which nothing else may import.
 */
package dev.wheelhouse.store.s3;
