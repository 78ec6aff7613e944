package dev.wheelhouse.render;

import dev.wheelhouse.render.engine.TemplateEngines;
import dev.wheelhouse.render.gotpl.GoTemplateEngine;
import dev.wheelhouse.render.mvel.MvelTemplateEngine;
import java.util.List;

/** The engines that come with this module; the one place that names them all. */
final class BuiltInEngines {
  private BuiltInEngines() {}

  static TemplateEngines all() {
    return TemplateEngines.of(List.of(new GoTemplateEngine(), new MvelTemplateEngine()));
  }
}
