package dev.wheelhouse.render.mvel;

import java.util.List;
import java.util.function.Function;
import org.mvel2.optimizers.OptimizerFactory;
import org.mvel2.templates.CompiledTemplate;
import org.mvel2.templates.TemplateCompiler;
import org.mvel2.templates.TemplateRuntime;

/**
 * One generated template with its table. Immutable and safe to share between threads.
 *
 * <p>MVEL completes a compiled template while it runs the first time: each node notes how to get at
 * its name. The constructor lets it run idly through every branch, so that this is done before
 * another thread can see the block.
 */
final class Block {
  static {
    // The other optimiser writes classes at run time. Names alone never get as far as either; this
    // holds should MVEL change.
    OptimizerFactory.setDefaultOptimizer("reflective");
  }

  private final String generated;
  private final CompiledTemplate compiled;
  private final List<Entry> table;

  /**
   * @param conditions the most conditions an {@code @if} of the template has
   */
  Block(String generated, List<Entry> table, int conditions) {
    this.generated = generated;
    this.compiled = TemplateCompiler.compileTemplate(generated);
    this.table = List.copyOf(table);
    for (int i = 0; i <= conditions; i++) {
      int branch = i;
      run(new Output(), entry -> entry.idleValue(branch));
    }
  }

  /** What MVEL was given. */
  String generated() {
    return generated;
  }

  List<Entry> table() {
    return table;
  }

  /** Where the block starts in the author's template, roughly. */
  int offset() {
    for (Entry entry : table) {
      if (entry.offset() > 0) {
        return entry.offset();
      }
    }
    return 0;
  }

  /** Lets MVEL run the generated template in a frame. */
  void run(Frame frame, Output out) {
    run(out, entry -> frame.value(entry, out));
  }

  private void run(Output out, Function<Entry, Object> values) {
    new TemplateRuntime(compiled.getTemplate(), null, compiled.getRoot(), ".")
        .execute(out, null, new TableVariables(table, values));
  }
}
