package dev.wheelhouse.ops.cli;

import dev.wheelhouse.gotpl.value.GoError;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The template function {@code getHostByName}, where it is switched on. */
final class HostLookup {
  private HostLookup() {}

  static String address(String name) {
    try {
      return InetAddress.getByName(name).getHostAddress();
    } catch (UnknownHostException e) {
      throw new GoError("lookup " + name + ": no such host", e);
    }
  }
}
