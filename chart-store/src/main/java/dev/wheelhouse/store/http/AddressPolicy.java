package dev.wheelhouse.store.http;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which addresses may be asked, so that a reference in a request cannot make a worker talk to its
 * own machine or to a cloud's metadata service (server-side request forgery).
 *
 * <p>A name is refused if any of its addresses is. Java keeps what a name resolved to for some
 * seconds (30 by default, {@code networkaddress.cache.ttl}), so that the connection that follows
 * goes to an address that was checked.
 *
 * @param allowLocal whether loopback, link-local and metadata addresses may be asked
 */
public record AddressPolicy(boolean allowLocal) {
  /** Everything may be asked: for a person's own command line. */
  public static final AddressPolicy ANY = new AddressPolicy(true);

  /** Local addresses may not be asked: for a worker. */
  public static final AddressPolicy NOT_LOCAL = new AddressPolicy(false);

  /** Metadata services that lie outside of the link-local ranges. */
  private static final Set<String> METADATA =
      Set.of(
          "100.100.100.200",
          "168.63.129.16",
          "192.0.0.192",
          "fd00:ec2:0:0:0:0:0:254",
          "fd20:ce:0:0:0:0:0:254");

  /**
   * @throws StoreException REFUSED; UNREACHABLE if the name is unknown; REFERENCE_INVALID if it is
   *     no address of a server
   */
  public void check(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    if (uri.getHost() == null || !Set.of("http", "https", "oci").contains(scheme)) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "\"" + uri + "\" is no address of a server: want http://, https:// or oci:// and a host");
    }
    if (!allowLocal) {
      checkHost(uri.getHost());
    }
  }

  private static void checkHost(String host) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "the host " + host + " is unknown; check its name", unknown);
    }
    for (InetAddress address : addresses) {
      if (isLocal(address)) {
        throw new StoreException(
            StoreErrorCode.REFUSED,
            "the host "
                + host
                + " is at "
                + address.getHostAddress()
                + ", which is local: this worker does not ask local addresses; allow it with"
                + " --allow-local-repositories");
      }
    }
  }

  private static boolean isLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == 4 && bytes[0] == 0)
        || METADATA.contains(address.getHostAddress())
        || embedsLocal(bytes);
  }

  /** NAT64 (64:ff9b::/96) and IPv4-compatible addresses hold an IPv4 address at their end. */
  private static boolean embedsLocal(byte[] bytes) {
    if (bytes.length != 16) {
      return false;
    }
    boolean nat64 =
        bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
    for (int i = nat64 ? 4 : 0; i < 12; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    try {
      return isLocal(
          InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]}));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
