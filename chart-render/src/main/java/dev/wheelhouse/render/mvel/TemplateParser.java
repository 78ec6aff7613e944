package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a template: text, and directives {@code @name{...}}. A line that holds one block directive
 * or comment and otherwise blanks gives no line of output. Belongs to one parse.
 */
final class TemplateParser {
  private static final int MAX_LENGTH = 1 << 20;
  private static final Set<String> DIRECTIVES =
      Set.of("if", "elseif", "else", "foreach", "end", "comment", "include");

  /** Directives of MVEL's own templates that this language leaves out, because they run Java. */
  private static final Set<String> LEFT_OUT = Set.of("code", "eval", "declare", "includeNamed");

  private final Source source;
  private final Cursor cursor;
  private final Names names;
  private final ExpressionParser expressions;
  private final OpenBlocks blocks;

  private TemplateParser(Source source, Set<String> globals) {
    this.source = source;
    this.cursor = new Cursor(source);
    this.names = new Names(globals);
    this.expressions = new ExpressionParser(cursor, names);
    this.blocks = new OpenBlocks(source);
  }

  /**
   * What a template came to.
   *
   * @param slots how many loop variables it has
   */
  record Parsed(List<Segment> segments, int slots) {}

  /**
   * Reads a whole template.
   *
   * @param globals the names it knows everywhere
   * @throws RenderException with code TEMPLATE_MALFORMED
   */
  static Parsed parse(Source source, Set<String> globals) {
    if (source.text().length() > MAX_LENGTH) {
      throw source.malformed(0, "a template has at most " + MAX_LENGTH + " characters");
    }
    TemplateParser parser = new TemplateParser(source, globals);
    return new Parsed(parser.segments(), parser.names.slots());
  }

  private List<Segment> segments() {
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c != '@') {
        blocks.text(c);
      } else if (cursor.peek() == '@') {
        blocks.text(cursor.next());
      } else {
        directiveOrText(cursor.offset() - 1);
      }
    }
    return blocks.finish();
  }

  private void directiveOrText(int start) {
    int behind = cursor.offset();
    while (Cursor.isNamePart(cursor.peek(), cursor.offset() > behind)) {
      cursor.next();
    }
    String name = source.text().substring(behind, cursor.offset());
    if (cursor.peek() != '{') {
      cursor.moveTo(behind);
      blocks.text('@');
      return;
    }
    cursor.next();
    switch (name) {
      case "" -> printed();
      case "include" -> include(start);
      case "if" -> open(start);
      case "elseif" -> elseIf(start);
      case "else" -> otherwise(start);
      case "foreach" -> foreach(start);
      case "end" -> end(start);
      case "comment" -> comment(start);
      default -> throw unknown(start, name);
    }
  }

  private RenderException unknown(int start, String name) {
    String why =
        LEFT_OUT.contains(name)
            ? "; it would run Java, which templates cannot"
            : NearName.hint(name, DIRECTIVES);
    return source.malformed(
        start, "unknown directive @" + name + "{}" + why + " (a literal @ is written @@)");
  }

  private void printed() {
    Expression expression = expressions.parse();
    close("@{");
    blocks.print(expression);
  }

  private void include(int start) {
    Expression partial = expressions.parse();
    List<Expression> arguments =
        cursor.eat(",") ? List.of(partial, expressions.parse()) : List.of(partial);
    close("@include{");
    blocks.print(new Expression.Call(start, Builtins.INCLUDE, arguments));
  }

  private void open(int start) {
    Expression condition = expressions.parse();
    closeBlock(start, "@if{");
    blocks.openIf(start, condition);
  }

  private void elseIf(int start) {
    Expression condition = expressions.parse();
    closeBlock(start, "@elseif{");
    blocks.branch(start, "@elseif{}", Optional.of(condition));
  }

  private void otherwise(int start) {
    closeBlock(start, "@else{");
    blocks.branch(start, "@else{}", Optional.empty());
  }

  private void foreach(int start) {
    int nameAt = cursor.offset();
    String name =
        cursor.name("the name of @foreach's variable, as in @foreach{item : values.list}");
    if (names.isTaken(name)) {
      throw source.malformed(
          nameAt, "\"" + name + "\" already means something here; choose another name");
    }
    cursor.expect(":", "between @foreach's variable and its list");
    Expression items = expressions.parse();
    closeBlock(start, "@foreach{");
    blocks.openLoop(start, names.open(name), items);
  }

  private void end(int start) {
    closeBlock(start, "@end{");
    if (blocks.close(start)) {
      names.close();
    }
  }

  private void comment(int start) {
    int end = source.text().indexOf('}', cursor.offset());
    if (end < 0) {
      throw source.malformed(start, "this @comment{ is not closed with }");
    }
    cursor.moveTo(end + 1);
    dropLine(start);
  }

  private void closeBlock(int start, String opened) {
    close(opened);
    dropLine(start);
  }

  private void close(String opened) {
    cursor.skipBlanks();
    if (cursor.peek() == '-') {
      throw cursor.malformed(
          "expected \"}\" to close "
              + opened
              + ", found "
              + cursor.found()
              + "; a name with \"-\" is written [\"like-this\"]");
    }
    cursor.expect("}", "to close " + opened);
  }

  /** Drops the line the directive just read stands on, if nothing else does. */
  private void dropLine(int start) {
    String text = source.text();
    int lineStart = start;
    while (lineStart > 0 && isSpace(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    int lineEnd = cursor.offset();
    while (lineEnd < text.length() && isSpace(text.charAt(lineEnd))) {
      lineEnd++;
    }
    boolean first = lineStart == 0 || text.charAt(lineStart - 1) == '\n';
    boolean last = lineEnd == text.length() || text.charAt(lineEnd) == '\n';
    if (first && last) {
      blocks.dropText(start - lineStart);
      cursor.moveTo(Math.min(lineEnd + 1, text.length()));
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
