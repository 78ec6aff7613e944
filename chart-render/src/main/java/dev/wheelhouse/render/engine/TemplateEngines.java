package dev.wheelhouse.render.engine;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The engines a renderer knows, by name. Immutable. */
public final class TemplateEngines {
  /** The engine of charts that name none. */
  public static final String DEFAULT = "gotpl";

  private final Map<String, TemplateEngine> byName;

  private TemplateEngines(Map<String, TemplateEngine> byName) {
    this.byName = byName;
  }

  /** The given engines by their names; of two with one name the later wins. */
  public static TemplateEngines of(Collection<? extends TemplateEngine> engines) {
    Map<String, TemplateEngine> byName = new TreeMap<>();
    engines.forEach(engine -> byName.put(engine.name(), engine));
    return new TemplateEngines(byName);
  }

  /**
   * The engine a chart asks for.
   *
   * @param name {@code engine} of Chart.yaml; "" for the default
   * @throws RenderException with code {@link RenderErrorCode#ENGINE_UNKNOWN}
   */
  public TemplateEngine named(String name) {
    TemplateEngine engine = byName.get(name.isEmpty() ? DEFAULT : name);
    if (engine == null) {
      throw new RenderException(
          RenderErrorCode.ENGINE_UNKNOWN,
          "Chart.yaml asks for the template engine \""
              + name
              + "\", which is not known here; set engine to one of "
              + String.join(", ", byName.keySet())
              + " or leave it out");
    }
    return engine;
  }
}
