package dev.wheelhouse.ops.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.ops.consume.GroupSettings;
import dev.wheelhouse.ops.gateway.EventWriter;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.traces.Tracing.Collector;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a real broker to an OTLP endpoint on loopback. */
class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = kafka.freshTopics(3);
  private final LogSettings log = new LogSettings(kafka.bootstrapServers(), topics, Map.of());
  private final EventWriter writer = new EventWriter(kafka.clientProperties(), topics);
  private final List<Span> received = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer collector;
  private Tracing tracing;

  @BeforeEach
  void open() throws Exception {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          boolean refused = refusals.getAndDecrement() > 0;
          byte[] answer = refused ? new byte[0] : take(body);
          exchange.sendResponseHeaders(
              refused ? 503 : 200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    collector.start();
  }

  private byte[] take(byte[] body) throws IOException {
    try {
      ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .forEach(scope -> received.addAll(scope.getSpansList()));
    } catch (InvalidProtocolBufferException e) {
      throw new IOException(e);
    }
    return ExportTraceServiceResponse.getDefaultInstance().toByteArray();
  }

  @AfterEach
  void close() {
    tracing.close();
    collector.stop(0);
    writer.close();
  }

  private void start() {
    URI endpoint = URI.create("http://127.0.0.1:" + collector.getAddress().getPort());
    tracing =
        Tracing.start(
            log,
            new GroupSettings("traces", true, false),
            new Collector(endpoint, Map.of("Authorization", "Bearer t")));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(tracing::isReady);
  }

  private void write(String deployment, List<LifecycleEvent> story) throws Exception {
    ReleaseKey key = new ReleaseKey("default", "shop", "web");
    for (int i = 0; i < story.size(); i++) {
      Instant time = Instant.parse("2026-03-01T12:00:00Z").plusMillis(250L * i);
      Event event = new Event(deployment, i + 1, key, time, "w1", PARENT, story.get(i));
      writer.writeRaw(EventCodec.strict().toRecord(topics.lifecycle(), event));
    }
  }

  private static List<LifecycleEvent> story(List<LifecycleEvent> end) {
    List<LifecycleEvent> story = new ArrayList<>(EventWriter.begun(2, 'b'));
    story.addAll(end);
    return story;
  }

  private void awaitSpans(int count) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= count);
  }

  @Test
  void bringsADeploymentToTheCollectorFromCisSpanThroughEveryStep() throws Exception {
    write("dep", story(EventWriter.deployed(2)));

    start();

    awaitSpans(13);
    assertThat(received).hasSize(13).allMatch(span -> hex(span.getTraceId()).equals(TRACE));
    Span root = received.get(0);
    assertThat(root.getName()).isEqualTo("upgrade shop/web");
    assertThat(hex(root.getParentSpanId())).isEqualTo("00f067aa0ba902b7");
    assertThat(root.getEndTimeUnixNano() - root.getStartTimeUnixNano())
        .isEqualTo(Duration.ofMillis(17 * 250).toNanos());
    Set<String> ids = received.stream().map(s -> hex(s.getSpanId())).collect(Collectors.toSet());
    assertThat(ids).hasSize(13);
    assertThat(received.subList(1, 13)).allMatch(span -> ids.contains(hex(span.getParentSpanId())));
    assertThat(received).extracting(Span::getName).contains("Job/migrate", "render", "readiness");
    assertThat(authorizations).containsOnly("Bearer t");
  }

  @Test
  void sendsAFailureOnceThoughTheCollectorWasAwayAndTheProgramWasStarted() throws Exception {
    refusals.set(1);
    write("dep", story(EventWriter.failed(2, "no such table")));
    start();
    awaitSpans(1);
    tracing.close();
    int sent = received.size();

    start();
    write("later", story(EventWriter.deployed(3)));

    awaitSpans(sent + 13);
    assertThat(received).hasSize(sent + 13);
    Span hook =
        received.stream().filter(s -> s.getName().equals("Job/migrate")).findFirst().orElseThrow();
    assertThat(hook.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(hook.getEvents(0).getName()).isEqualTo("no such table");
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
