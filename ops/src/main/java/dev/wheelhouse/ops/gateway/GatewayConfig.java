package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.log.LogSettings;
import java.util.Optional;

/**
 * How a gateway is run.
 *
 * @param log where the log is
 * @param host address to listen on
 * @param port 0: any free one
 * @param auth who is known; empty: nobody is asked, and only this machine may connect
 * @param limits what clients may take
 * @param contents what revisions hold, for deployers; empty: only what the log tells is shown
 */
public record GatewayConfig(
    LogSettings log,
    String host,
    int port,
    Optional<AuthConfig> auth,
    Limits limits,
    Optional<RevisionContents> contents) {

  /** A gateway that shows only what the log tells. */
  public GatewayConfig(
      LogSettings log, String host, int port, Optional<AuthConfig> auth, Limits limits) {
    this(log, host, port, auth, limits, Optional.empty());
  }

  /** The same gateway, showing what revisions hold. */
  public GatewayConfig withContents(RevisionContents shown) {
    return new GatewayConfig(log, host, port, auth, limits, Optional.of(shown));
  }

  /**
   * What clients may take.
   *
   * @param streams open event streams
   * @param readsPerSecond of one client
   * @param writesPerSecond requests that one client may publish
   * @param deployments how many are kept in memory
   * @param ringEvents newest events kept in memory for streams
   * @param ringBytes memory for them
   */
  public record Limits(
      int streams,
      int readsPerSecond,
      int writesPerSecond,
      int deployments,
      int ringEvents,
      long ringBytes) {
    /** Good for ten thousand releases and hundreds of watchers. */
    public static final Limits DEFAULTS = new Limits(1_000, 100, 20, 20_000, 20_000, 32L << 20);
  }
}
