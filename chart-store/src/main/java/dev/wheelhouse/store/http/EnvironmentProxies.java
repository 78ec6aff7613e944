package dev.wheelhouse.store.http;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Proxies from {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} (or in lower case) by
 * the rules of Go's {@code http.ProxyFromEnvironment}; without them, Java's own properties count.
 * Proxies are spoken to over HTTP; a user and a password in their address are sent to them, for
 * HTTPS only where {@code jdk.http.auth.tunneling.disabledSchemes} is empty.
 */
final class EnvironmentProxies extends ProxySelector {
  private final Map<String, String> environment;
  private final ProxySelector otherwise;
  private final NoProxy direct;

  EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
    this.environment = environment;
    this.otherwise = otherwise;
    this.direct = NoProxy.parse(variable("NO_PROXY"));
  }

  private String variable(String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
  }

  /** The proxy that the environment names for an address; empty where it names none. */
  private Optional<URI> named(URI uri) {
    String variable = "https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String text = variable(variable);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
      if ("http".equals(proxy.getScheme()) && proxy.getHost() != null) {
        return Optional.of(proxy);
      }
    } catch (IllegalArgumentException malformed) {
      // Told below, without the text: it may hold a password.
    }
    throw new StoreException(
        StoreErrorCode.CONFIGURATION_INVALID,
        variable + " is no address of a proxy; want http://[USER:PASSWORD@]HOST:PORT");
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<URI> proxy = named(uri);
    if (proxy.isEmpty()) {
      return otherwise == null ? List.of(Proxy.NO_PROXY) : otherwise.select(uri);
    }
    if (isDirect(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    int port = proxy.get().getPort() < 0 ? 80 : proxy.get().getPort();
    return List.of(
        new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.get().getHost(), port)));
  }

  /** What the proxy for an address wants to know, if there is one and it wants anything. */
  Optional<String> authorization(URI uri) {
    return named(uri)
        .filter(proxy -> proxy.getUserInfo() != null && !isDirect(uri))
        .map(proxy -> proxy.getUserInfo().getBytes(StandardCharsets.UTF_8))
        .map(both -> "Basic " + Base64.getEncoder().encodeToString(both));
  }

  private boolean isDirect(URI uri) {
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    return direct.covers(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request itself fails with the same reason.
  }
}
