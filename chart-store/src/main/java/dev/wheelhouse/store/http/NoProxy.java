package dev.wheelhouse.store.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code NO_PROXY} says: names, which cover their subdomains too ({@code .name}: only those),
 * addresses, ranges of addresses ({@code 10.0.0.0/8}), each but the ranges with a port or without,
 * or {@code *} for everything. This machine is always covered.
 *
 * <p>Source: {@code golang.org/x/net/http/httpproxy}.
 */
final class NoProxy {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final List<Rule> rules;

  private NoProxy(List<Rule> rules) {
    this.rules = rules;
  }

  private interface Rule {
    boolean covers(String host, Optional<InetAddress> address, int port);
  }

  static NoProxy parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (!entry.isEmpty()) {
        rules.add(rule(entry));
      }
    }
    return new NoProxy(rules);
  }

  private static Rule rule(String entry) {
    if (entry.equals("*")) {
      return (host, address, port) -> true;
    }
    int slash = entry.indexOf('/');
    if (slash > 0) {
      return range(entry.substring(0, slash), entry.substring(slash + 1));
    }
    boolean wholeAddress = address(entry).isPresent();
    int colon = wholeAddress ? -1 : entry.lastIndexOf(':');
    String port = colon < 0 ? "" : entry.substring(colon + 1);
    String host = colon < 0 ? entry : entry.substring(0, colon);
    Optional<InetAddress> literal = address(host);
    if (literal.isPresent()) {
      return (asked, address, askedPort) -> address.equals(literal) && fits(port, askedPort);
    }
    return name(host.startsWith("*.") ? host.substring(1) : host, port);
  }

  private static boolean fits(String wanted, int port) {
    return wanted.isEmpty() || wanted.equals(Integer.toString(port));
  }

  private static Rule name(String name, String port) {
    if (name.isEmpty()) {
      return (host, address, askedPort) -> false;
    }
    boolean subdomainsOnly = name.startsWith(".");
    String suffix = subdomainsOnly ? name : "." + name;
    return (host, address, askedPort) ->
        (host.endsWith(suffix) || (!subdomainsOnly && host.equals(name))) && fits(port, askedPort);
  }

  private static Rule range(String network, String bits) {
    Optional<InetAddress> base = address(network);
    if (base.isEmpty() || !bits.matches("\\d{1,3}")) {
      return (host, address, port) -> false;
    }
    int length = Integer.parseInt(bits);
    return (host, address, port) ->
        address.filter(asked -> sameStart(asked, base.get(), length)).isPresent();
  }

  private static boolean sameStart(InetAddress left, InetAddress right, int bits) {
    byte[] first = left.getAddress();
    byte[] second = right.getAddress();
    if (first.length != second.length || bits > first.length * 8) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((first[bit / 8] & mask) != (second[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text is; names are not looked up. */
  private static Optional<InetAddress> address(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String literal = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean six = literal.indexOf(':') != literal.lastIndexOf(':');
    if (!six && !IPV4.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether a host is asked without a proxy. */
  boolean covers(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    Optional<InetAddress> address = address(name);
    if (name.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    return rules.stream().anyMatch(rule -> rule.covers(name, address, port));
  }
}
