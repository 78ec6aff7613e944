package dev.wheelhouse.store.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One repository of {@code repositories.yaml}: Helm's {@code repo.Entry}.
 *
 * @param name what {@code name/chart} calls it
 * @param url its address
 * @param username for basic authentication, or ""
 * @param password for basic authentication, or ""
 * @param certFile the client's certificate (PEM), or ""
 * @param keyFile the client's key (PEM), or ""
 * @param caFile certificates to trust (PEM), or "" for the platform's
 * @param insecureSkipTlsVerify whether any certificate of the server will do
 * @param passCredentialsAll whether other hosts get the credentials too
 * @param bearerToken sent in place of user and password, or ""; Helm passes over it
 */
public record RepositoryEntry(
    String name,
    String url,
    String username,
    String password,
    String certFile,
    String keyFile,
    String caFile,
    boolean insecureSkipTlsVerify,
    boolean passCredentialsAll,
    String bearerToken) {
  public RepositoryEntry {
    for (String text :
        new String[] {name, url, username, password, certFile, keyFile, caFile, bearerToken}) {
      Objects.requireNonNull(text, "an absent text is the empty string");
    }
  }

  /** A repository that needs no credentials. */
  public static RepositoryEntry of(String name, String url) {
    return new RepositoryEntry(name, url, "", "", "", "", "", false, false, "");
  }

  static RepositoryEntry decode(Map<String, Object> map) {
    return new RepositoryEntry(
        text(map, "name"),
        text(map, "url"),
        text(map, "username"),
        text(map, "password"),
        text(map, "certFile"),
        text(map, "keyFile"),
        text(map, "caFile"),
        Boolean.TRUE.equals(map.get("insecure_skip_tls_verify")),
        Boolean.TRUE.equals(map.get("pass_credentials_all")),
        text(map, "bearerToken"));
  }

  private static String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value.toString();
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("url", url);
    map.put("username", username);
    map.put("password", password);
    map.put("certFile", certFile);
    map.put("keyFile", keyFile);
    map.put("caFile", caFile);
    map.put("insecure_skip_tls_verify", insecureSkipTlsVerify);
    map.put("pass_credentials_all", passCredentialsAll);
    if (!bearerToken.isEmpty()) {
      map.put("bearerToken", bearerToken);
    }
    return map;
  }

  /** Leaves the credentials out. */
  @Override
  public String toString() {
    return "RepositoryEntry[" + name + ", " + url + "]";
  }
}
