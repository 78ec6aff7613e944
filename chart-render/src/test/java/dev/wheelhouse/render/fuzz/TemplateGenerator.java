package dev.wheelhouse.render.fuzz;

import java.util.List;
import java.util.Random;

/** Makes templates: the same for the same seed. */
final class TemplateGenerator {
  private static final int DEPTH = 3;

  private final Random random;
  private final ExpressionGenerator expressions;

  TemplateGenerator(long seed) {
    this.random = new Random(seed);
    this.expressions = new ExpressionGenerator(random);
  }

  String template() {
    StringBuilder text =
        new StringBuilder(
            "{{ define \"one\" }}<{{ . }}>{{ end }}{{ define \"two\" }}{{ .x }}{{ end }}");
    for (int i = 0; i <= random.nextInt(3); i++) {
      text.append(statement(2));
    }
    return text.toString();
  }

  private String open() {
    return expressions.chance(4) ? "\n {{- " : "{{ ";
  }

  private String close() {
    return expressions.chance(4) ? " -}} \n" : " }}";
  }

  private String action(String content) {
    return open() + content + close();
  }

  private String expression() {
    return expressions.pipeline(1 + random.nextInt(DEPTH));
  }

  private String statement(int depth) {
    int kind = random.nextInt(depth > 0 ? 14 : 8);
    return switch (kind) {
      case 0 -> " text\n";
      case 1 -> declaration();
      case 2 -> assignment();
      case 3 -> "{{/* note */}}" + action(expression());
      case 8, 9 -> branch("if", depth);
      case 10 -> branch("with", depth);
      case 11, 12 -> range(depth);
      case 13 ->
          "{{ template \""
              + (expressions.chance(2) ? "one" : "two")
              + "\" "
              + expressions.operand("interface {}", 2)
              + " }}";
      default -> "[" + action(expression()) + "]";
    };
  }

  private String declaration() {
    String name = "$v" + random.nextInt(4);
    String text = action(name + " := " + expression());
    expressions.variables.add(name);
    return text;
  }

  private String assignment() {
    if (expressions.variables.isEmpty()) {
      return declaration();
    }
    return action(Pools.pick(random, expressions.variables) + " = " + expression());
  }

  private String branch(String keyword, int depth) {
    StringBuilder text = new StringBuilder(action(keyword + " " + expression()));
    text.append(block(depth));
    if (expressions.chance(3)) {
      text.append(action("else " + keyword + " " + expression())).append(block(depth));
    }
    if (expressions.chance(2)) {
      text.append(action("else")).append(block(depth));
    }
    return text.append("{{ end }}").toString();
  }

  private String range(int depth) {
    String over =
        Pools.pick(
            random,
            List.of(
                expressions.operand("[]interface {}", 2),
                expressions.operand("map[string]interface {}", 1),
                Pools.pick(random, Pools.SMALL),
                expressions.operand("interface {}", 1)));
    String variables = Pools.pick(random, List.of("", "$i := ", "$i, $e := "));
    int scope = expressions.variables.size();
    if (!variables.isEmpty()) {
      expressions.variables.add("$i");
    }
    String body = block(depth);
    if (expressions.chance(5)) {
      body += action(expressions.chance(2) ? "break" : "continue") + "x";
    }
    shrink(scope);
    String other = expressions.chance(3) ? action("else") + block(depth) : "";
    return action("range " + variables + over) + body + other + "{{ end }}";
  }

  private String block(int depth) {
    int scope = expressions.variables.size();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= random.nextInt(2); i++) {
      text.append(statement(depth - 1));
    }
    if (random.nextInt(20) > 0) {
      shrink(scope);
    }
    return text.toString();
  }

  private void shrink(int size) {
    List<String> variables = expressions.variables;
    variables.subList(Math.min(size, variables.size()), variables.size()).clear();
  }
}
