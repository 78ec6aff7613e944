package dev.wheelhouse.store.http;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads files over HTTP: follows redirects without carrying credentials to other hosts, checks
 * each address against the policy, ends a download that takes too long or grows too large, and
 * tries again what broke off.
 *
 * <p>Blocks; safe for use by many threads. Source of the rules: Helm's {@code
 * pkg/getter/httpgetter.go}.
 */
public final class Downloader {
  /** How long Helm gives a download. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_REDIRECTS = 10;
  private static final int ATTEMPTS = 3;

  private final AddressPolicy policy;
  private final Duration timeout;
  private final Duration pause;
  private final EnvironmentProxies proxies;
  private final Map<TlsSettings, HttpClient> clients = new ConcurrentHashMap<>();

  /**
   * @param policy which addresses may be asked
   * @param timeout for a whole download; what drips slower is ended
   * @param pause before the second attempt; doubled before the third
   * @param environment where {@code HTTPS_PROXY} and its like are
   */
  public Downloader(
      AddressPolicy policy, Duration timeout, Duration pause, Map<String, String> environment) {
    this(policy, timeout, pause, new EnvironmentProxies(environment, ProxySelector.getDefault()));
  }

  /** A downloader with another time-out. */
  public Downloader withTimeout(Duration other) {
    return new Downloader(policy, other, pause, proxies);
  }

  private Downloader(
      AddressPolicy policy, Duration timeout, Duration pause, EnvironmentProxies proxies) {
    this.policy = policy;
    this.timeout = timeout;
    this.pause = pause;
    this.proxies = proxies;
  }

  /** Which addresses may be asked. */
  public AddressPolicy policy() {
    return policy;
  }

  /** How long a download may take. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * Downloads into a file, which is overwritten; after a failure its content is undefined.
   *
   * @throws StoreException NOT_FOUND, UNAUTHORIZED, REFUSED, UNREACHABLE, TIMED_OUT, TOO_LARGE,
   *     DIGEST_MISMATCH, NOT_WRITABLE
   */
  public Download download(DownloadRequest request, Path file) {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      try {
        return follow(request, file);
      } catch (StoreException failed) {
        if (!failed.code().retryable()
            || failed.code() == StoreErrorCode.TIMED_OUT
            || attempt == ATTEMPTS) {
          throw failed;
        }
        pause(wait);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private static void pause(Duration wait) {
    try {
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static StoreException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StoreException(StoreErrorCode.UNREACHABLE, "the download was interrupted", e);
  }

  private Download follow(DownloadRequest first, Path file) {
    long deadline = System.nanoTime() + timeout.toNanos();
    DownloadRequest request = first;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      policy.check(request.uri());
      HttpResponse<FileSubscriber.Written> response = send(request, file, deadline);
      if (!isRedirect(response)) {
        return answer(request, response);
      }
      request = request.at(target(request.uri(), response));
    }
    throw new StoreException(
        StoreErrorCode.UNREACHABLE,
        "failed to fetch " + shown(first.uri()) + " : stopped after 10 redirects");
  }

  private static boolean isRedirect(HttpResponse<?> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> response.headers().firstValue("location").isPresent();
      default -> false;
    };
  }

  private static URI target(URI from, HttpResponse<?> redirect) {
    String location = redirect.headers().firstValue("location").orElseThrow();
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "fetching " + shown(from) + ": the server redirects to what is no address: " + location,
          malformed);
    }
  }

  private HttpResponse<FileSubscriber.Written> send(
      DownloadRequest request, Path file, long deadline) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri()).header("User-Agent", "Wheelhouse").GET();
    if (request.sendsCredentials()) {
      request.credentials().header().ifPresent(value -> builder.header("Authorization", value));
    }
    proxies.authorization(request.uri()).ifPresent(v -> builder.header("Proxy-Authorization", v));
    if (!request.etag().isEmpty()) {
      builder.header("If-None-Match", request.etag());
    }
    BodyHandler<FileSubscriber.Written> body =
        head ->
            head.statusCode() == 200
                ? new FileSubscriber(file, request.maxBytes())
                : BodySubscribers.replacing(new FileSubscriber.Written(0, ""));
    CompletableFuture<HttpResponse<FileSubscriber.Written>> sent =
        client(request.tls()).sendAsync(builder.build(), body);
    try {
      return sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      sent.cancel(true);
      throw new StoreException(
          StoreErrorCode.TIMED_OUT,
          "fetching "
              + shown(request.uri())
              + ": not complete after "
              + timeout.toSeconds()
              + " s; the server is too slow",
          late);
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw interrupted(e);
    } catch (ExecutionException failed) {
      throw failure(request.uri(), failed.getCause());
    }
  }

  private static StoreException failure(URI uri, Throwable cause) {
    for (Throwable link = cause; link != null; link = link.getCause()) {
      if (link instanceof StoreException known) {
        return new StoreException(
            known.code(), "fetching " + shown(uri) + ": " + known.getMessage(), known);
      }
    }
    String reason =
        cause instanceof IOException && cause.getMessage() != null
            ? cause.getMessage()
            : cause.toString();
    return new StoreException(
        StoreErrorCode.UNREACHABLE, "fetching " + shown(uri) + ": " + reason, cause);
  }

  private static Download answer(
      DownloadRequest request, HttpResponse<FileSubscriber.Written> response) {
    String etag = response.headers().firstValue("etag").orElse("");
    int status = response.statusCode();
    if (status == 304) {
      return new Download(false, 0, "", request.etag());
    }
    if (status != 200) {
      throw new StoreException(
          code(status), "failed to fetch " + shown(request.uri()) + " : " + status);
    }
    FileSubscriber.Written written = response.body();
    if (!request.sha256().isEmpty() && !request.sha256().equals(written.sha256())) {
      throw new StoreException(
          StoreErrorCode.DIGEST_MISMATCH,
          "fetching "
              + shown(request.uri())
              + ": the bytes have SHA-256 "
              + written.sha256()
              + ", wanted is "
              + request.sha256());
    }
    return new Download(true, written.bytes(), written.sha256(), etag);
  }

  private static StoreErrorCode code(int status) {
    return switch (status) {
      case 401, 403, 407 -> StoreErrorCode.UNAUTHORIZED;
      case 408, 425, 429 -> StoreErrorCode.UNREACHABLE;
      default -> status >= 500 ? StoreErrorCode.UNREACHABLE : StoreErrorCode.NOT_FOUND;
    };
  }

  /** The address without user, password and query, which may be secrets. */
  private static String shown(URI uri) {
    return uri.getScheme()
        + "://"
        + uri.getHost()
        + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
        + uri.getRawPath();
  }

  private HttpClient client(TlsSettings settings) {
    return clients.computeIfAbsent(
        settings,
        tls -> {
          HttpClient.Builder builder =
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(CONNECT_TIMEOUT)
                  .proxy(proxies);
          if (!tls.equals(TlsSettings.DEFAULT)) {
            builder.sslContext(TlsContexts.of(tls));
          }
          return builder.build();
        });
  }
}
