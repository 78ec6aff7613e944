package dev.wheelhouse.ops.cli;

/** Entry point of the program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Vert.x would unpack files of the class path into the temporary directory; nothing needs them.
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableFileCaching", "true");
    System.exit(Wheelhouse.run(Console.ofProcess(), arguments));
  }
}
