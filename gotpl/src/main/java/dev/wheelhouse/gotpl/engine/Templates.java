package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.engine.BudgetExceededError.Limit;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.gotpl.parse.Delimiters;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of parsed templates that can call each other by name: Go's {@code template.Template} with
 * all its associated templates. Immutable; any number of threads may execute it at the same time,
 * and {@link #with} adds to a copy at a cost that does not depend on the size of the set.
 *
 * <p>The rules for names are Go's. A file is a template of the file's name, and so is each {@code
 * define} and {@code block} in it. A name defined twice in one file is an error; of several files
 * the last wins; a definition that is nothing but white space does not replace another.
 *
 * <pre>{@code
 * Templates templates = Templates.named("site").with("page", "Hello {{ .name }}!");
 * String text = templates.execute("page", Map.of("name", "World"));
 * }</pre>
 */
public final class Templates {
  private final String name;
  private final Compiler compiler;
  private final Templates base;
  private final Map<String, TemplateCode> own;

  private Templates(String name, Compiler compiler, Templates base, Map<String, TemplateCode> own) {
    this.name = name;
    this.compiler = compiler;
    this.base = base;
    this.own = own;
  }

  /** An empty set with Go's built-in functions; its name appears in some error messages. */
  public static Templates named(String name) {
    return named(name, FunctionMap.empty());
  }

  /** An empty set with more functions; they override built-in ones of the same name. */
  public static Templates named(String name, FunctionMap functions) {
    return named(name, functions, Delimiters.DEFAULT);
  }

  /** An empty set whose actions stand in other delimiters. */
  public static Templates named(String name, FunctionMap functions, Delimiters delimiters) {
    Objects.requireNonNull(name, "name");
    return new Templates(name, new Compiler(functions, delimiters), null, Map.of());
  }

  /**
   * This set and the templates of one more file. For many files, {@link #builder} is faster to look
   * up in later.
   *
   * @throws TemplateSyntaxError if the text does not parse
   */
  public Templates with(String file, String text) {
    Map<String, TemplateCode> added = new HashMap<>();
    for (TemplateCode code : compiler.compile(file, text)) {
      addTo(added, code);
    }
    return new Templates(name, compiler, this, added);
  }

  /** Starts a set of these templates and those of more files. */
  public Builder builder() {
    return new Builder();
  }

  private void addTo(Map<String, TemplateCode> target, TemplateCode code) {
    boolean present = target.containsKey(code.name()) || find(code.name()) != null;
    if (!present || !code.empty()) {
      target.put(code.name(), code);
    }
  }

  TemplateCode find(String templateName) {
    for (Templates set = this; set != null; set = set.base) {
      TemplateCode code = set.own.get(templateName);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** The file's own template, even if it is empty and so did not replace another. */
  TemplateCode main(String file, String text) {
    TemplateCode main = null;
    for (TemplateCode code : compiler.compile(file, text)) {
      if (code.name().equals(file)) {
        main = code;
      }
    }
    return main;
  }

  String noTemplate(String wanted) {
    return "template: no template "
        + GoQuote.quote(wanted)
        + " associated with template "
        + GoQuote.quote(name);
  }

  /** Is there a template of this name? */
  public boolean contains(String templateName) {
    return find(templateName) != null;
  }

  /** The names of all templates, in order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Templates set = this; set != null; set = set.base) {
      names.addAll(set.own.keySet());
    }
    return Collections.unmodifiableSet(names);
  }

  /** Executes a template with Go's default options and returns what it wrote. */
  public String execute(String templateName, Object data) {
    StringBuilder out = new StringBuilder();
    execute(templateName, data, out, ExecOptions.defaults());
    return out.toString();
  }

  /**
   * Executes a template. What was written before an error stays in {@code out}.
   *
   * @param data the dot, in the representation that the value package describes
   * @throws TemplateExecutionError if the execution fails
   * @throws BudgetExceededError if it exceeds its limits or the thread is interrupted; the
   *     interrupt stays set
   * @throws dev.wheelhouse.gotpl.value.GoError if there is no template of that name
   */
  public void execute(String templateName, Object data, StringBuilder out, ExecOptions options) {
    Execution execution = new Execution(this, options, options.startBudget());
    int depth = execution.budget.depth;
    try {
      execution.execute(templateName, data, out, null);
    } catch (StackOverflowError e) {
      throw new BudgetExceededError(
          Limit.DEPTH,
          "template: "
              + templateName
              + ": "
              + BudgetExceededError.describe(Limit.DEPTH, execution.budget.limits()));
    } finally {
      execution.budget.depth = depth;
    }
  }

  /** Collects files into one set. Not safe for several threads. */
  public final class Builder {
    private final Map<String, TemplateCode> added = new HashMap<>();

    private Builder() {}

    /**
     * Adds the templates of one file.
     *
     * @throws TemplateSyntaxError if the text does not parse; then none of them is added
     */
    public Builder add(String file, String text) {
      for (TemplateCode code : compiler.compile(file, text)) {
        addTo(added, code);
      }
      return this;
    }

    public Templates build() {
      return new Templates(name, compiler, Templates.this, new HashMap<>(added));
    }
  }
}
