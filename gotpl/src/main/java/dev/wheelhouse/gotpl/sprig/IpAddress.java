package dev.wheelhouse.gotpl.sprig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IP addresses written as such; names are never looked up. */
final class IpAddress {
  private static final Pattern FOUR =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]+");

  private IpAddress() {}

  static boolean isFour(String text) {
    return FOUR.matcher(text).matches();
  }

  /**
   * The 4 or 16 bytes of an address, 4 also for an IPv4 one written as IPv6; null if it is none.
   */
  static byte[] parse(String text) {
    boolean six = text.indexOf(':') >= 0 && SIX.matcher(text).matches();
    if (!six && !isFour(text)) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }
}
