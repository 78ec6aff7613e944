package dev.wheelhouse.ops.cli;

/** Entry point of the program. */
public final class Main {
  private static final String PASSWORDS_KEPT_FROM_TUNNELS =
      "jdk.http.auth.tunneling.disabledSchemes";

  private Main() {}

  public static void main(String[] arguments) {
    // Vert.x would unpack files of the class path into the temporary directory; nothing needs them.
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableFileCaching", "true");
    // Proxies with a password tunnel HTTPS only if this is said before the first HTTP client is.
    if (System.getProperty(PASSWORDS_KEPT_FROM_TUNNELS) == null) {
      System.setProperty(PASSWORDS_KEPT_FROM_TUNNELS, "");
    }
    System.exit(Wheelhouse.run(Console.ofProcess(), arguments));
  }
}
