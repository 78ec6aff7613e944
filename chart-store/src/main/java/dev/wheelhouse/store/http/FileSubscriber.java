package dev.wheelhouse.store.http;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Writes a body into a file while it arrives, up to a limit, and computes its digest. */
final class FileSubscriber implements BodySubscriber<FileSubscriber.Written> {
  private final Path file;
  private final long maxBytes;
  private final CompletableFuture<Written> result = new CompletableFuture<>();
  private final MessageDigest digest = sha256();
  private FileChannel channel;
  private Subscription subscription;
  private long bytes;

  record Written(long bytes, String sha256) {}

  FileSubscriber(Path file, long maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  @Override
  public CompletionStage<Written> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      subscription.request(1);
    } catch (IOException failed) {
      stop(notWritable(failed));
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        bytes += buffer.remaining();
        if (bytes > maxBytes) {
          stop(
              new StoreException(
                  StoreErrorCode.TOO_LARGE,
                  "the server sends more than the limit of " + maxBytes + " bytes"));
          return;
        }
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      subscription.request(1);
    } catch (IOException failed) {
      stop(notWritable(failed));
    }
  }

  private StoreException notWritable(IOException failed) {
    return new StoreException(
        StoreErrorCode.NOT_WRITABLE,
        "cannot write " + file + ": " + failed.getMessage() + "; check space and permissions",
        failed);
  }

  private void stop(StoreException failure) {
    subscription.cancel();
    onError(failure);
  }

  @Override
  public void onError(Throwable failure) {
    close();
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    close();
    result.complete(new Written(bytes, HexFormat.of().formatHex(digest.digest())));
  }

  private void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      result.completeExceptionally(notWritable(failed));
    }
  }
}
