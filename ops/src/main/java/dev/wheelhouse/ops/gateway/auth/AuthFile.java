package dev.wheelhouse.ops.gateway.auth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.wheelhouse.ops.gateway.auth.AuthConfig.Oidc;
import dev.wheelhouse.ops.gateway.auth.AuthConfig.Token;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the file of {@code --auth-config}; docs/gateway.md tells its form. */
public final class AuthFile {
  private static final int SHA256_HEX = 64;

  private final Path file;

  private AuthFile(Path file) {
    this.file = file;
  }

  /**
   * @throws IllegalArgumentException when the file cannot be read or is wrong; the message names
   *     the place and quotes no hash
   */
  public static AuthConfig read(Path file) {
    AuthFile reader = new AuthFile(file);
    try {
      Object root = GoYaml.parseExact(Files.readAllBytes(file));
      return reader.config(reader.map("", root, Set.of("tokens", "oidc")));
    } catch (IOException | YamlException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private AuthConfig config(Map<String, Object> root) {
    List<Token> tokens = new ArrayList<>();
    if (root.containsKey("tokens")) {
      int i = 0;
      for (Object each : list("tokens", root.get("tokens"))) {
        tokens.add(token("tokens[" + i++ + "]", each));
      }
    }
    Optional<Oidc> oidc =
        root.containsKey("oidc") ? Optional.of(oidc(root.get("oidc"))) : Optional.empty();
    if (tokens.isEmpty() && oidc.isEmpty()) {
      throw wrong("", "tokens or oidc", "neither: nobody could use the gateway");
    }
    return new AuthConfig(tokens, oidc);
  }

  private Token token(String place, Object value) {
    Map<String, Object> map = map(place, value, Set.of("name", "sha256", "grants"));
    String hash = text(place + ".sha256", map.get("sha256"));
    if (hash.length() != SHA256_HEX || !hash.matches("[0-9a-fA-F]+")) {
      throw wrong(place + ".sha256", "the token's SHA-256, 64 hexadecimal digits", "another text");
    }
    return new Token(
        text(place + ".name", map.get("name")),
        HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT)),
        grants(place + ".grants", map.get("grants")));
  }

  private Oidc oidc(Object value) {
    Map<String, Object> map =
        map(
            "oidc",
            value,
            Set.of("issuer", "audience", "jwks", "nameClaim", "groupsClaim", "groups"));
    Map<String, List<Grant>> groups = new LinkedHashMap<>();
    map("oidc.groups", map.get("groups"), Set.of())
        .forEach((group, grants) -> groups.put(group, grants("oidc.groups." + group, grants)));
    return new Oidc(
        text("oidc.issuer", map.get("issuer")),
        text("oidc.audience", map.get("audience")),
        keys(text("oidc.jwks", map.get("jwks"))),
        map.containsKey("nameClaim") ? text("oidc.nameClaim", map.get("nameClaim")) : "sub",
        map.containsKey("groupsClaim")
            ? text("oidc.groupsClaim", map.get("groupsClaim"))
            : "groups",
        groups);
  }

  private JWKSource<SecurityContext> keys(String jwks) {
    Path path = file.toAbsolutePath().resolveSibling(jwks);
    try {
      return IssuerKeys.isAddress(jwks) ? IssuerKeys.at(jwks) : IssuerKeys.in(path);
    } catch (IOException | ParseException e) {
      throw new IllegalArgumentException("cannot read " + path + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " at oidc.jwks: " + e.getMessage(), e);
    }
  }

  private List<Grant> grants(String place, Object value) {
    List<Grant> grants = new ArrayList<>();
    int i = 0;
    for (Object each : list(place, value)) {
      String here = place + "[" + i++ + "]";
      Map<String, Object> map = map(here, each, Set.of("role", "clusters", "namespaces"));
      grants.add(
          new Grant(
              role(here + ".role", map.get("role")),
              patterns(here + ".clusters", map.get("clusters")),
              patterns(here + ".namespaces", map.get("namespaces"))));
    }
    return grants;
  }

  private Role role(String place, Object value) {
    String word = text(place, value);
    return Arrays.stream(Role.values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    place,
                    Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")),
                    "\"" + word + "\""));
  }

  /** Absent: all of them. */
  private List<String> patterns(String place, Object value) {
    if (value == null) {
      return List.of("*");
    }
    List<String> patterns = new ArrayList<>();
    list(place, value).forEach(each -> patterns.add(text(place, each)));
    return patterns;
  }

  private Map<String, Object> map(String place, Object value, Set<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(place, "a mapping", value == null ? "nothing" : "another value");
    }
    Map<String, Object> read = new LinkedHashMap<>();
    map.forEach((name, each) -> read.put(String.valueOf(name), each));
    for (String name : read.keySet()) {
      if (!known.isEmpty() && !known.contains(name)) {
        throw wrong(place, "only " + String.join(", ", known.stream().sorted().toList()), name);
      }
    }
    return read;
  }

  private List<?> list(String place, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(place, "a list", value == null ? "nothing" : "another value");
  }

  private String text(String place, Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(place, "a text", value == null ? "nothing" : "another value");
  }

  private IllegalArgumentException wrong(String place, String expected, String found) {
    return new IllegalArgumentException(
        file
            + (place.isEmpty() ? "" : " at " + place)
            + ": expected "
            + expected
            + ", found "
            + found);
  }
}
