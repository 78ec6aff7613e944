package dev.wheelhouse.worker.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Requests to one API server, with the client's transport and credentials. Thread-safe. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** Longer than the request time-out of the client, which is the one that counts. */
  private static final long PATIENCE_SECONDS = 90;

  private final KubernetesClient client;
  private final HttpClient http;
  private final String base;
  private final String user;
  private final LongAdder calls;

  ApiServer(KubernetesClient client) {
    this(client, "", new LongAdder());
  }

  private ApiServer(KubernetesClient client, String user, LongAdder calls) {
    this.client = client;
    this.http = client.getHttpClient();
    String url = client.getMasterUrl().toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.user = user;
    this.calls = calls;
  }

  /** The same API server and connections, with requests in the name of another user. */
  ApiServer actingAs(String name) {
    return new ApiServer(client, name, calls);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = http.newHttpRequestBuilder().uri(base + path);
    return user.isEmpty() ? request : request.header("Impersonate-User", user);
  }

  /**
   * An answer.
   *
   * @param retryAfter how long the server wants to be left alone; zero: it does not say
   */
  record Answer(int code, String text, Duration retryAfter) {
    static Answer of(HttpResponse<byte[]> response) {
      byte[] body = response.body();
      return new Answer(
          response.code(),
          body == null ? "" : new String(body, StandardCharsets.UTF_8),
          seconds(response.header("Retry-After")));
    }

    /** Kubernetes gives seconds, never a date. */
    private static Duration seconds(String header) {
      return header != null && header.matches("[0-9]{1,5}")
          ? Duration.ofSeconds(Long.parseLong(header))
          : Duration.ZERO;
    }

    boolean ok() {
      return code >= 200 && code < 300;
    }

    /** The body as an object; for a body that is no JSON one with it as its {@code message}. */
    KubeObject object() {
      try {
        return new KubeObject(JSON.readValue(text, TREE));
      } catch (JsonProcessingException e) {
        return new KubeObject(Map.of("message", text));
      }
    }
  }

  /** A request with a body. */
  record Body(String contentType, Map<String, Object> tree) {
    static Body json(Map<String, Object> tree) {
      return new Body("application/json", tree);
    }
  }

  /**
   * Blocks until the answer is there, whichever it is.
   *
   * @param what is being done, for the error
   * @param body null: none
   * @throws StepException CLUSTER_UNREACHABLE, retryable
   */
  Answer send(String what, String method, String path, Body body) throws StepException {
    CompletableFuture<Answer> answer = sendAsync(method, path, body);
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw ApiErrors.unreachable(what, e.getCause());
    } catch (TimeoutException e) {
      throw ApiErrors.unreachable(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiErrors.unreachable(what, e);
    }
  }

  /** As {@link #send}; an answer that is no success is an error. */
  KubeObject need(String what, String method, String path, Body body) throws StepException {
    Answer answer = send(what, method, path, body);
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer);
    }
    return answer.object();
  }

  /** How many requests were sent, in whoever's name. */
  long calls() {
    return calls.sum();
  }

  /** Does not block. */
  CompletableFuture<Answer> sendAsync(String method, String path, Body body) {
    calls.increment();
    HttpRequest.Builder request = request(path);
    try {
      if (body == null) {
        request.method(method, null, (String) null);
      } else {
        request.method(method, body.contentType(), JSON.writeValueAsString(body.tree()));
      }
    } catch (JsonProcessingException e) {
      return CompletableFuture.failedFuture(e);
    }
    try {
      return http.sendAsync(request.build(), byte[].class).thenApply(Answer::of);
    } catch (IllegalStateException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  /** A stream of JSON objects, one a line; for watches. */
  interface Lines {
    /** From the transport's thread. */
    void line(KubeObject object);
  }

  /** Opens a stream; the answer's body ends when the server or {@link AsyncBody#cancel} ends it. */
  CompletableFuture<HttpResponse<AsyncBody>> stream(String path, Lines lines) {
    HttpRequest request = request(path).forStreaming().build();
    LineBuffer buffer = new LineBuffer(lines);
    calls.increment();
    try {
      return http.consumeBytes(
          request,
          (chunks, body) -> {
            buffer.add(chunks);
            body.consume();
          });
    } catch (IllegalStateException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  private static final class LineBuffer {
    private final Lines lines;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    LineBuffer(Lines lines) {
      this.lines = lines;
    }

    void add(List<ByteBuffer> chunks) throws IOException {
      for (ByteBuffer chunk : chunks) {
        while (chunk.hasRemaining()) {
          byte next = chunk.get();
          if (next != '\n') {
            rest.write(next);
          } else if (rest.size() > 0) {
            lines.line(new KubeObject(JSON.readValue(rest.toByteArray(), TREE)));
            rest.reset();
          }
        }
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
