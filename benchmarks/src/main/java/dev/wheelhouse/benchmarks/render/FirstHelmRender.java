package dev.wheelhouse.benchmarks.render;

import java.nio.file.Path;

/** Renders one chart with real Helm and prints how many milliseconds that took in this process. */
final class FirstHelmRender {
  private FirstHelmRender() {}

  public static void main(String[] arguments) {
    Renderings rendering = new Renderings();
    rendering.folder = Path.of(arguments[0]).toString();
    rendering.open();
    long began = System.nanoTime();
    rendering.helm();
    System.out.println((System.nanoTime() - began) / 1e6);
  }
}
