package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.parse.DeepNestingException;
import dev.wheelhouse.gotpl.parse.Delimiters;
import dev.wheelhouse.gotpl.parse.Nesting;
import dev.wheelhouse.gotpl.parse.Parser;
import dev.wheelhouse.gotpl.parse.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns files into compiled templates. Keeps the latest ones, because charts evaluate the same few
 * strings as templates again and again. Safe for several threads.
 */
final class Compiler {
  private static final int KEPT_FILES = 512;
  private static final int LONGEST_KEPT = 16 << 10;

  private record File(String name, String text) {}

  private final FunctionMap functions;
  private final Delimiters delimiters;
  private final Map<File, List<TemplateCode>> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<File, List<TemplateCode>> eldest) {
              return size() > KEPT_FILES;
            }
          });

  Compiler(FunctionMap functions, Delimiters delimiters) {
    this.functions = functions;
    this.delimiters = delimiters;
  }

  List<TemplateCode> compile(String name, String text) {
    if (text.length() > LONGEST_KEPT) {
      return compileAnew(name, text);
    }
    File file = new File(name, text);
    List<TemplateCode> known = kept.get(file);
    if (known == null) {
      known = compileAnew(name, text);
      kept.put(file, known);
    }
    return known;
  }

  private List<TemplateCode> compileAnew(String name, String text) {
    try {
      return compile(name, text, Nesting.SHALLOW);
    } catch (DeepNestingException e) {
      List<TemplateCode> codes = new ArrayList<>();
      BigStack.run(() -> codes.addAll(compile(name, text, Nesting.DEEP)));
      return List.copyOf(codes);
    }
  }

  private List<TemplateCode> compile(String name, String text, Nesting nesting) {
    List<TemplateCode> codes = new ArrayList<>();
    for (Tree tree : Parser.parse(name, text, delimiters, n -> function(n) != null, nesting)) {
      codes.add(new TreeCompiler(this).compile(tree, nesting == Nesting.DEEP));
    }
    return List.copyOf(codes);
  }

  /** A function of the user's, else a built-in one, else null. */
  GoFunction function(String name) {
    GoFunction function = functions.get(name);
    return function != null ? function : Builtins.FUNCTIONS.get(name);
  }
}
