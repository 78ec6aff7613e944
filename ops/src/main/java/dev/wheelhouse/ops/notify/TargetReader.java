package dev.wheelhouse.ops.notify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the targets of a file of subscriptions, and fetches the secrets that they name. */
final class TargetReader {
  private static final int LONGEST_SECRET = 16 * 1024;

  private final Map<String, String> environment;

  TargetReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @param kind the key that it stands under
   */
  Target read(String kind, ConfigNode node) {
    return switch (kind) {
      case "slack" -> slack(node);
      case "webhook" -> webhook(node);
      case "github" -> gitHub(node);
      case "gitlab" -> gitLab(node);
      default -> email(node);
    };
  }

  private Target slack(ConfigNode node) {
    node.only("url");
    Secret url = secret(node.get("url"));
    address(node.get("url"), url.value());
    return new Target.Slack(url);
  }

  private Target webhook(ConfigNode node) {
    node.only("url", "secret");
    ConfigNode url = node.get("url");
    URI address = address(url, url.isMapping() ? secret(url).value() : url.text());
    return new Target.Webhook(address, node.find("secret").map(this::key).orElse(null));
  }

  private Secret key(ConfigNode node) {
    Secret secret = secret(node);
    byte[] key;
    try {
      key = WebhookChannel.key(secret.value());
    } catch (IllegalArgumentException e) {
      throw node.wrong("base64 after whsec_", "another text");
    }
    if (key.length < 16) {
      throw node.wrong("a key of at least 16 bytes", key.length + " bytes");
    }
    return secret;
  }

  private Target gitHub(ConfigNode node) {
    node.only("repository", "token", "context", "apiUrl");
    ConfigNode repository = node.get("repository");
    if (!repository.text().matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")) {
      throw repository.wrong("owner/name", "another text");
    }
    return new Target.GitHub(
        api(node, "https://api.github.com"),
        repository.text(),
        secret(node.get("token")),
        node.find("context").map(ConfigNode::text).orElse("wheelhouse"));
  }

  private Target gitLab(ConfigNode node) {
    node.only("project", "token", "name", "apiUrl");
    return new Target.GitLab(
        api(node, "https://gitlab.com/api/v4"),
        node.get("project").text(),
        secret(node.get("token")),
        node.find("name").map(ConfigNode::text).orElse("wheelhouse"));
  }

  private static URI api(ConfigNode node, String otherwise) {
    URI url =
        node.find("apiUrl")
            .map(found -> address(found, found.text()))
            .orElse(URI.create(otherwise));
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  private Target email(ConfigNode node) {
    node.only("host", "port", "tls", "user", "password", "from", "to");
    Target.Email.Tls tls =
        node.find("tls").map(TargetReader::tls).orElse(Target.Email.Tls.STARTTLS);
    int usual = tls == Target.Email.Tls.IMPLICIT ? 465 : 587;
    boolean login = node.find("user").isPresent();
    if (login && tls == Target.Email.Tls.NONE) {
      throw node.get("user").problem("a login needs tls: starttls or implicit");
    }
    return new Target.Email(
        node.get("host").text(),
        node.find("port").map(port -> port.number(1, 65_535)).orElse(usual),
        tls,
        login ? node.get("user").text() : null,
        login ? secret(node.get("password")) : null,
        node.get("from").text(),
        node.get("to").items().stream().map(ConfigNode::text).toList());
  }

  private static Target.Email.Tls tls(ConfigNode node) {
    return Arrays.stream(Target.Email.Tls.values())
        .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(node.text()))
        .findFirst()
        .orElseThrow(
            () ->
                node.wrong(
                    Arrays.stream(Target.Email.Tls.values())
                        .map(tls -> tls.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")),
                    "another text"));
  }

  private static URI address(ConfigNode node, String text) {
    try {
      URI url = URI.create(text);
      boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw node.wrong("an address as https://host/path", "another text");
    }
    throw node.wrong("an address as https://host/path", "another text");
  }

  /** Secrets do not stand in the file: it says where they are. */
  private Secret secret(ConfigNode node) {
    if (!node.isMapping()) {
      throw node.wrong("{env: NAME} or {file: PATH}", "a text: secrets do not belong here");
    }
    node.only("env", "file");
    if (node.find("env").isPresent() == node.find("file").isPresent()) {
      throw node.wrong("{env: NAME} or {file: PATH}", "both or none");
    }
    String value =
        node.find("env").isPresent()
            ? environment.getOrDefault(node.get("env").text(), "")
            : content(node.get("file"));
    if (value.isBlank()) {
      ConfigNode source = node.find("env").orElseGet(() -> node.get("file"));
      throw source.problem(source.text() + " is not set or empty");
    }
    return new Secret(value.strip());
  }

  private static String content(ConfigNode node) {
    Path path = node.file().toAbsolutePath().resolveSibling(node.text());
    try {
      if (Files.size(path) > LONGEST_SECRET) {
        throw node.problem(path + " has more than " + LONGEST_SECRET + " bytes");
      }
      return Files.readString(path);
    } catch (IOException e) {
      throw node.problem("cannot read the secret in " + path + ": " + e.getMessage());
    }
  }
}
