package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads expressions. From the loosest: {@code ? :}, {@code ||}, {@code &&}, one comparison, {@code
 * +}, {@code !}, paths. Belongs to one parse.
 */
final class ExpressionParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 18;

  private final Cursor cursor;
  private final Names names;
  private int depth;

  ExpressionParser(Cursor cursor, Names names) {
    this.cursor = cursor;
    this.names = names;
  }

  /** Reads one expression and stops behind it. */
  Expression parse() {
    cursor.skipBlanks();
    if (++depth > MAX_DEPTH) {
      throw cursor.malformed("expressions nest at most " + MAX_DEPTH + " deep");
    }
    Expression condition = any();
    if (cursor.eat("?")) {
      Expression yes = parse();
      cursor.expect(":", "between the two results of \"? :\"");
      condition = new Expression.Choice(condition, yes, parse());
    }
    depth--;
    return condition;
  }

  private Expression any() {
    List<Expression> operands = operands("||", this::all);
    return operands.size() == 1
        ? operands.get(0)
        : new Expression.Any(operands.get(0).offset(), operands);
  }

  private Expression all() {
    List<Expression> operands = operands("&&", this::comparison);
    return operands.size() == 1
        ? operands.get(0)
        : new Expression.All(operands.get(0).offset(), operands);
  }

  private Expression comparison() {
    Expression left = sum();
    for (Relation relation : Relation.values()) {
      if (cursor.eat(relation.symbol())) {
        return new Expression.Comparison(left.offset(), relation, left, sum());
      }
    }
    return left;
  }

  private Expression sum() {
    List<Expression> operands = operands("+", this::negation);
    return operands.size() == 1
        ? operands.get(0)
        : new Expression.Sum(operands.get(0).offset(), operands);
  }

  private List<Expression> operands(String operator, Supplier<Expression> operand) {
    List<Expression> operands = new ArrayList<>();
    do {
      operands.add(operand.get());
    } while (cursor.eat(operator));
    return List.copyOf(operands);
  }

  private Expression negation() {
    cursor.skipBlanks();
    int offset = cursor.offset();
    if (cursor.peek() != '!' || cursor.peek(1) == '=') {
      return path(primary());
    }
    cursor.next();
    if (++depth > MAX_DEPTH) {
      throw cursor.malformed("expressions nest at most " + MAX_DEPTH + " deep");
    }
    Expression operand = negation();
    depth--;
    return new Expression.Not(offset, operand);
  }

  private Expression path(Expression root) {
    List<Expression> keys = new ArrayList<>();
    while (true) {
      int offset = cursor.offset();
      if (cursor.eat("[")) {
        keys.add(parse());
        cursor.expect("]", "to close the index");
      } else if (cursor.eat(".")) {
        keys.add(new Expression.Literal(offset + 1, cursor.name("a member's name after \".\"")));
        refuseMethod();
      } else {
        return keys.isEmpty() ? root : new Expression.Path(root.offset(), root, List.copyOf(keys));
      }
    }
  }

  private void refuseMethod() {
    if (cursor.peek() == '(') {
      throw cursor.malformed(
          "methods cannot be called; functions stand before what they work on, as in upper(name)");
    }
  }

  private Expression primary() {
    cursor.skipBlanks();
    int offset = cursor.offset();
    char c = cursor.peek();
    if (cursor.eat("(")) {
      Expression inner = parse();
      cursor.expect(")", "to close \"(\"");
      return inner;
    }
    if (c == '"' || c == '\'') {
      return new Expression.Literal(offset, text());
    }
    if (Cursor.isDigit(c) || (c == '-' && Cursor.isDigit(cursor.peek(1)))) {
      return new Expression.Literal(offset, number());
    }
    return named(offset, cursor.name("a value"));
  }

  private Expression named(int offset, String name) {
    if (Names.WORDS.contains(name)) {
      return new Expression.Literal(
          offset, name.equals("null") ? null : (Object) name.equals("true"));
    }
    if (cursor.eat("(")) {
      return call(offset, name);
    }
    Optional<Integer> slot = names.slot(name);
    if (slot.isPresent()) {
      return new Expression.LoopVariable(offset, slot.get());
    }
    if (names.isGlobal(name)) {
      return new Expression.Global(offset, name);
    }
    throw unknownName(offset, name);
  }

  private RenderException unknownName(int offset, String name) {
    if (name.equals(Names.ARGUMENT)) {
      return cursor.malformed(offset, "\"arg\" exists in partials only: files named _*");
    }
    if (name.equals("new") || name.equals("import") || name.equals("java")) {
      return cursor.malformed(offset, "unknown name \"" + name + "\"; templates cannot reach Java");
    }
    String hint = NearName.hint(name, names.known());
    String known = "; known here: " + String.join(", ", names.known());
    return cursor.malformed(
        offset, "unknown name \"" + name + "\"" + (hint.isEmpty() ? known : hint));
  }

  private Expression call(int offset, String name) {
    Builtin function =
        Builtins.named(name)
            .orElseThrow(
                () ->
                    cursor.malformed(
                        offset, "unknown function \"" + name + "\"" + Builtins.hint(name)));
    List<Expression> arguments = new ArrayList<>();
    if (!cursor.eat(")")) {
      do {
        arguments.add(parse());
      } while (cursor.eat(","));
      cursor.expect(")", "to close the arguments of " + name);
    }
    if (arguments.size() < function.least() || arguments.size() > function.most()) {
      throw cursor.malformed(
          offset, name + " takes " + function.arity() + ", found " + arguments.size());
    }
    return new Expression.Call(offset, function, List.copyOf(arguments));
  }

  private String text() {
    int start = cursor.offset();
    char quote = cursor.next();
    StringBuilder text = new StringBuilder();
    while (true) {
      if (cursor.atEnd()) {
        throw cursor.malformed(start, "the text that starts here is not closed with " + quote);
      }
      char c = cursor.next();
      if (c == quote) {
        return text.toString();
      }
      text.append(c == '\\' ? escaped(start, quote) : c);
    }
  }

  private char escaped(int start, char quote) {
    if (cursor.atEnd()) {
      throw cursor.malformed(start, "the text that starts here is not closed with " + quote);
    }
    char c = cursor.next();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '"', '\'' -> c;
      default ->
          throw cursor.malformed(
              cursor.offset() - 2, "unknown escape in a text; known are \\n \\t \\r \\\\ \\\" \\'");
    };
  }

  private Number number() {
    int start = cursor.offset();
    boolean negative = cursor.eat("-");
    String whole = cursor.digits();
    String fraction = "";
    if (cursor.peek() == '.' && Cursor.isDigit(cursor.peek(1))) {
      cursor.next();
      fraction = cursor.digits();
    }
    if (whole.length() + fraction.length() > MAX_DIGITS) {
      throw cursor.malformed(start, "numbers have at most " + MAX_DIGITS + " digits");
    }
    if (Cursor.isNamePart(cursor.peek(), true)) {
      throw cursor.malformed("expected the end of the number, found " + cursor.found());
    }
    String sign = negative ? "-" : "";
    if (fraction.isEmpty()) {
      return Long.valueOf(sign + whole);
    }
    return Double.valueOf(sign + whole + "." + fraction);
  }
}
