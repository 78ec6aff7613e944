package dev.wheelhouse.store.dependency;

/** Where the lines go that tell what is being done; called from several threads. */
@FunctionalInterface
public interface DependencyLog {
  /** Takes a line without its end. */
  void line(String text);
}
