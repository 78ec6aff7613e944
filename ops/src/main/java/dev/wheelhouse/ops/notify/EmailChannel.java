package dev.wheelhouse.ops.notify;

import dev.wheelhouse.ops.consume.DelayedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;

/** E-mail over SMTP. The Message-ID is made of the event's id, so that readers can tell repeats. */
final class EmailChannel implements Channel {
  private static final int LONGEST_SUBJECT = 150;

  private final Vertx vertx;
  private final Target.Email target;
  private final Duration timeout;
  private final MailClient client;

  EmailChannel(Vertx vertx, Target.Email target, Duration timeout, int connections) {
    this.vertx = vertx;
    this.target = target;
    this.timeout = timeout;
    this.client = MailClient.create(vertx, config(target, timeout, connections));
  }

  private static MailConfig config(Target.Email target, Duration timeout, int connections) {
    MailConfig config =
        new MailConfig()
            .setHostname(target.host())
            .setPort(target.port())
            .setMaxPoolSize(connections)
            .setConnectTimeout((int) timeout.toMillis())
            .setIdleTimeout((int) Math.max(1, timeout.toSeconds()))
            .setKeepAlive(false)
            .setOwnHostname("wheelhouse")
            .setSsl(target.tls() == Target.Email.Tls.IMPLICIT)
            .setStarttls(
                target.tls() == Target.Email.Tls.STARTTLS
                    ? StartTLSOptions.REQUIRED
                    : StartTLSOptions.DISABLED);
    config.setHostnameVerificationAlgorithm("HTTPS");
    return target.user() == null
        ? config.setLogin(LoginOption.DISABLED)
        : config
            .setLogin(LoginOption.REQUIRED)
            .setUsername(target.user())
            .setPassword(target.password().value());
  }

  /** The first line is the subject too. */
  @Override
  public Future<Void> send(Notice notice, String message) {
    String subject = message.lines().findFirst().orElse("").strip();
    MailMessage mail =
        new MailMessage()
            .setFrom(target.from())
            .setTo(target.to())
            .setSubject(CommitStatusChannel.shortened(subject, LONGEST_SUBJECT))
            .setText(message)
            .addHeader("Message-ID", messageId(notice.event().id()))
            .addHeader("Auto-Submitted", "auto-generated");
    Promise<Void> promise = Promise.promise();
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            id -> promise.tryFail("no answer within " + timeout.toMillis() + " ms"));
    client
        .sendMail(mail)
        .onComplete(
            outcome -> {
              vertx.cancelTimer(timer);
              if (outcome.succeeded()) {
                promise.tryComplete();
              } else {
                promise.tryFail(judged(outcome.cause()));
              }
            });
    return promise.future();
  }

  static String messageId(String eventId) {
    return "<" + eventId.replace('/', '.') + "@wheelhouse>";
  }

  /** RFC 5321, 4.2.1: what begins with 5 is refused for good, what begins with 4 for now. */
  private static Throwable judged(Throwable problem) {
    if (problem instanceof SMTPException answer) {
      String text = "the mail server answered " + answer.getReplyCode();
      return answer.isPermanent()
          ? new RefusedException(text)
          : new DelayedException(text, Duration.ZERO);
    }
    return problem;
  }

  @Override
  public void close() {
    client.close();
  }
}
