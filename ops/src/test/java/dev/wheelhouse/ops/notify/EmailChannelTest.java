package dev.wheelhouse.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.notify.Target.Email.Tls;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against GreenMail's SMTP server. */
class EmailChannelTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final Event DEPLOYED =
      new Event(
          "abc",
          9,
          new ReleaseKey("default", "shop", "web"),
          Instant.parse("2026-03-01T12:00:00Z"),
          "w1",
          "",
          new End.ReleaseDeployed(3));

  private final Vertx vertx = Vertx.vertx();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void open() {
    mail.start();
  }

  @AfterEach
  void close() {
    mail.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Target.Email at(int port, String user) {
    return new Target.Email(
        "127.0.0.1",
        port,
        Tls.NONE,
        user,
        user == null ? null : new Secret("wrong"),
        "wheelhouse@example.com",
        List.of("team@example.com", "lead@example.com"));
  }

  private void send(Target.Email target, Duration timeout, String message) throws Exception {
    EmailChannel channel = new EmailChannel(vertx, target, timeout, 1);
    try {
      channel
          .send(new Notice(DEPLOYED, null, null, 3), message)
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } finally {
      channel.close();
    }
  }

  @Test
  void sendsTheMessageWithItsFirstLineAsSubject() throws Exception {
    send(at(mail.getSmtp().getPort(), null), SECONDS, "web is deployed\nRevision 3: grün");

    MimeMessage received = mail.getReceivedMessages()[0];
    assertThat(mail.getReceivedMessages()).hasSize(2);
    assertThat(received.getSubject()).isEqualTo("web is deployed");
    assertThat(received.getContent().toString()).contains("Revision 3: grün");
    assertThat(received.getFrom()[0]).hasToString("wheelhouse@example.com");
    assertThat(received.getMessageID()).isEqualTo("<abc.9@wheelhouse>");
  }

  @Test
  void aWrongPasswordIsRefusedForGood() {
    mail.getManagers().getUserManager().setAuthRequired(true);

    assertThatThrownBy(() -> send(at(mail.getSmtp().getPort(), "ci"), SECONDS, "x"))
        .hasCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("the mail server answered 5")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aServerThatSaysNothingIsLeftAfterATime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      assertThatThrownBy(() -> send(at(silent.getLocalPort(), null), Duration.ofMillis(100), "x"))
          .hasMessageContaining("no answer within 100 ms");
    }
  }
}
