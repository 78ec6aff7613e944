package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.render.RenderOptions;
import java.util.HashMap;
import java.util.Map;

/** What the functions of one render share. Belongs to one render and one thread. */
final class RenderState {
  private final RenderOptions options;
  private final Map<String, Integer> depths = new HashMap<>();

  RenderState(RenderOptions options) {
    this.options = options;
  }

  RenderOptions options() {
    return options;
  }

  /** How often a template is being included right now. */
  int depth(String name) {
    return depths.getOrDefault(name, 0);
  }

  void enter(String name) {
    depths.merge(name, 1, Integer::sum);
  }

  void leave(String name) {
    depths.merge(name, -1, Integer::sum);
  }
}
