package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts words in the place of secrets: of what Secrets of a manifest hold, and of values whose name
 * says that they are one. The same secret gets the same word for as long as the process runs, so
 * that a change can be seen; the key of that is nowhere but in its memory. Thread-safe.
 */
final class HiddenSecrets {
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^(?=---)");
  private static final Pattern NAMES =
      Pattern.compile("(?i).*(pass|secret|token|credential|private|api_?-?key|dsn).*");
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SHOWN_BYTES = 4;

  private final SecretKeySpec key;

  HiddenSecrets() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  /** A manifest whose Secrets tell their keys only; an object that cannot be read is left out. */
  String manifest(String manifest) {
    return DOCUMENTS.splitAsStream(manifest).map(this::document).collect(Collectors.joining());
  }

  private String document(String text) {
    String head =
        text.lines()
            .takeWhile(line -> line.startsWith("---") || line.startsWith("#"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    try {
      Object tree = GoYaml.parse(text);
      Object shown = withoutSecrets(tree);
      return Objects.equals(shown, tree) ? text : head + GoYaml.marshal(shown);
    } catch (YamlException e) {
      return head + "# this object is not shown, for it cannot be read\n";
    }
  }

  /** The same tree where it holds no Secret, at any depth: manifests may hold lists of objects. */
  private Object withoutSecrets(Object tree) {
    if (tree instanceof List<?> list) {
      return list.stream().map(this::withoutSecrets).toList();
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    boolean secret = "Secret".equals(map.get("kind"));
    Map<Object, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (name, value) ->
            copy.put(
                name,
                secret && ("data".equals(name) || "stringData".equals(name))
                    ? hidden(value, true)
                    : withoutSecrets(value)));
    return copy;
  }

  /** Values as YAML, without those that are secrets by their name. */
  String values(Map<String, Object> values) {
    return values.isEmpty() ? "" : GoYaml.marshal(hidden(values, false));
  }

  private Object hidden(Object value, boolean secret) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (name, each) ->
              copy.put(
                  name, hidden(each, secret || NAMES.matcher(String.valueOf(name)).matches())));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> hidden(each, secret)).toList();
    }
    return secret && value != null ? word(value) : value;
  }

  private String word(Object value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
      return "(hidden " + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES) + ")";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
