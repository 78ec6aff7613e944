package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.util.Map;
import java.util.Optional;

/** One run of one template: what its expressions see. Belongs to one thread at a time. */
final class Frame {
  private static final int NO_BRANCH = -1;

  private final Session session;
  private final Template template;
  private final Map<String, Object> globals;
  private final String basePath;
  private final Object argument;
  private final Object[] slots;

  /**
   * @param globals what the names give that are known everywhere
   * @param basePath where the chart's own partials are
   * @param argument what a partial sees as {@code arg}
   */
  Frame(
      Session session,
      Template template,
      Map<String, Object> globals,
      String basePath,
      Object argument) {
    this.session = session;
    this.template = template;
    this.globals = globals;
    this.basePath = basePath;
    this.argument = argument;
    this.slots = new Object[template.slots()];
  }

  Work work() {
    return session.work();
  }

  /** Whether {@code required} and {@code fail} let pass. */
  boolean lint() {
    return session.lint();
  }

  Object global(String name) {
    work().step(1);
    return name.equals(Names.ARGUMENT) ? argument : globals.get(name);
  }

  Object slot(int slot) {
    work().step(1);
    return slots[slot];
  }

  /** Whether nothing has failed yet. */
  boolean goesOn() {
    return !session.hasFailed();
  }

  void startRound(int slot, Object element) {
    slots[slot] = element;
  }

  /**
   * Runs the whole template.
   *
   * @throws RenderException when something in it failed
   */
  void run(Output out) {
    runNested(template.main(), out);
    session.rethrow();
  }

  /** Runs a block of this template; what fails is kept in the session. */
  void runNested(Block block, Output out) {
    try {
      session.nested(() -> block.run(this, out));
    } catch (RuntimeException thrown) {
      session.failed(broken(block.offset(), thrown));
    }
  }

  /**
   * What MVEL gets for a name. Nothing is thrown through MVEL, which would log and wrap it: after a
   * failure the session remembers it, and what is left to run gets idle values.
   */
  Object value(Entry entry, Output out) {
    if (session.hasFailed()) {
      return entry.idleValue(NO_BRANCH);
    }
    try {
      return entry.value(this, out);
    } catch (Failure failure) {
      session.failed(placed(failure, entry.offset()));
    } catch (RenderException inPartial) {
      session.failed(inPartial);
    } catch (RuntimeException unexpected) {
      session.failed(broken(entry.offset(), unexpected));
    }
    return entry.idleValue(NO_BRANCH);
  }

  /**
   * The output of a partial without its last line break.
   *
   * @param value what the partial sees as {@code arg}
   */
  String include(String name, Object value, int offset) {
    Optional<Template> partial = session.partial(basePath, name);
    if (partial.isEmpty()) {
      throw Failure.at(
          offset,
          "there is no partial of that name in "
              + basePath
              + NearName.hint(name, session.partials(basePath)));
    }
    Output out = new Output();
    Frame inner = new Frame(session, partial.get(), globals, basePath, value);
    session.include(() -> inner.run(out));
    String text = out.toString();
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private RenderException placed(Failure failure, int otherwise) {
    String place = template.source().place(failure.offset(otherwise));
    return new RenderException(
        failure.code(), "execution error at (" + place + "): " + failure.getMessage(), failure);
  }

  private RenderException broken(int offset, RuntimeException cause) {
    return new RenderException(
        RenderErrorCode.TEMPLATE_FAILED,
        "execution error at ("
            + template.source().place(offset)
            + "): the mvel engine failed; this is a defect of the engine, please report it",
        cause);
  }
}
