package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import java.util.Map;
import java.util.Set;

/**
 * One template in the language of the engine {@code mvel}, outside of any chart: it sees the names
 * that its caller gives and nothing else, and there are no partials. Contained as the engine is.
 * Immutable and safe to share between threads.
 */
public final class MessageTemplate {
  private final Template template;
  private final Set<String> names;

  private MessageTemplate(Template template, Set<String> names) {
    this.template = template;
    this.names = names;
  }

  /**
   * Parses.
   *
   * @param name what messages about the template call it
   * @param names what its expressions may start with
   * @throws RenderException with code TEMPLATE_MALFORMED
   */
  public static MessageTemplate parse(String name, String text, Set<String> names) {
    return new MessageTemplate(Template.of(new Source(name, text), names), Set.copyOf(names));
  }

  /**
   * Writes the text.
   *
   * @param values what each name gives: maps and lists of maps, lists, texts, numbers, booleans and
   *     nulls
   * @throws RenderException when something in it failed, or used more than the budget
   */
  public String render(Map<String, Object> values, RenderBudget budget) {
    if (!values.keySet().containsAll(names)) {
      throw new IllegalArgumentException(
          "expected values for " + names + ", found " + values.keySet());
    }
    Session session = new Session(Map.of(), RenderOptions.DEFAULT.withBudget(budget));
    Output out = new Output();
    new Frame(session, template, values, template.name(), null).run(out);
    return out.toString();
  }
}
