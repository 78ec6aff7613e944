package dev.wheelhouse.store.dependency;

/** Where the lines go that tell what is being done; called from several threads. */
@FunctionalInterface
public interface DependencyLog {
  /** Takes a line without its end, in Helm's words. */
  void line(String text);

  /** Takes a line that tells how far it is; Helm has none. */
  default void progress(String text) {}
}
