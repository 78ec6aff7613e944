package dev.wheelhouse.ops.notify;

import java.net.URI;
import java.util.List;

/** Where a subscription's notices go. */
sealed interface Target {
  /**
   * A webhook that takes what Slack's incoming webhooks take.
   *
   * @param url whoever knows it can post
   */
  record Slack(Secret url) implements Target {}

  /**
   * A webhook that takes the event itself, signed.
   *
   * @param secret key of the HMAC; null: not signed
   */
  record Webhook(URI url, Secret secret) implements Target {}

  /**
   * Statuses of a commit on GitHub.
   *
   * @param api address of the REST API
   * @param repository {@code owner/name}
   * @param context which of the commit's statuses it is
   */
  record GitHub(URI api, String repository, Secret token, String context) implements Target {}

  /**
   * Statuses of a commit on GitLab.
   *
   * @param api address of the REST API
   * @param project id or full path
   * @param name which of the commit's statuses it is
   */
  record GitLab(URI api, String project, Secret token, String name) implements Target {}

  /**
   * E-mail.
   *
   * @param user null: without a login
   * @param tls how the connection is secured
   */
  record Email(
      String host, int port, Tls tls, String user, Secret password, String from, List<String> to)
      implements Target {
    /** How the connection is secured. */
    enum Tls {
      /** From its first byte. */
      IMPLICIT,
      /** By STARTTLS, or nothing is sent. */
      STARTTLS,
      /** Not at all. */
      NONE
    }
  }
}
