package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.parse.Statement.Body;
import dev.wheelhouse.gotpl.parse.Statement.BranchKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Parses one file of templates: Go's text/template/parse/parse.go. Used once, by one thread.
 *
 * <p>Recursion is bounded by the depth of parentheses and of nested control structures; both have a
 * limit, so that hostile text cannot exhaust the stack.
 */
public final class Parser {

  /** A statement, or what ended the list of statements. */
  private enum Terminator {
    END,
    ELSE
  }

  private final Source source;
  private final TokenStream tokens;
  private final Expressions expressions;
  private final Nesting nesting;
  private final Map<String, Tree> trees = new LinkedHashMap<>();

  private Scope scope = new Scope();
  private Terminator terminator;
  private int terminatorPosition;
  private int blockDepth;

  private Parser(
      Source source, Delimiters delimiters, Predicate<String> isFunction, Nesting nesting) {
    this.source = source;
    this.nesting = nesting;
    Lexer lexer =
        new Lexer(
            source.text(), delimiters, !isFunction.test("break"), !isFunction.test("continue"));
    this.tokens = new TokenStream(source.name(), lexer);
    this.expressions = new Expressions(source, tokens, isFunction, nesting);
  }

  /**
   * Parses a file.
   *
   * @param name the file's name, which is also the name of the template outside all definitions
   * @param isFunction tells whether a name is a function's
   * @param nesting how deep the text may nest
   * @return the templates of the file, in the order in which Go adds them; the file's own is last
   * @throws dev.wheelhouse.gotpl.func.TemplateSyntaxError if the text is not a template; the
   *     message is Go's
   * @throws DeepNestingException if it nests deeper than the shallow kind allows
   */
  public static Collection<Tree> parse(
      String name,
      String text,
      Delimiters delimiters,
      Predicate<String> isFunction,
      Nesting nesting) {
    Parser parser = new Parser(new Source(name, text), delimiters, isFunction, nesting);
    parser.parseFile(name);
    return parser.trees.values();
  }

  private void parseFile(String name) {
    int start = tokens.peek().position();
    List<Statement> statements = new ArrayList<>();
    while (tokens.peek().type() != TokenType.EOF) {
      if (tokens.peek().type() == TokenType.LEFT_DELIM) {
        Token delim = tokens.next();
        if (tokens.nextNonSpace().type() == TokenType.DEFINE) {
          parseDefinition();
          continue;
        }
        tokens.backup2(delim);
      }
      Statement statement = textOrAction();
      if (statement == null) {
        throw tokens.error("unexpected " + show(terminator));
      }
      statements.add(statement);
    }
    add(new Tree(name, new Body(start, source, statements)));
  }

  private static String show(Terminator terminator) {
    return terminator == Terminator.END ? "{{end}}" : "{{else}}";
  }

  /** Go's rule within a file: an empty definition yields to another; two full ones are an error. */
  private void add(Tree tree) {
    Tree present = trees.get(tree.name());
    if (present == null || present.body().isEmpty()) {
      trees.remove(tree.name());
      trees.put(tree.name(), tree);
    } else if (!tree.body().isEmpty()) {
      throw tokens.error("template: multiple definition of template " + GoQuote.quote(tree.name()));
    }
  }

  private void parseDefinition() {
    String context = "define clause";
    Token token = tokens.nextNonSpace();
    String name = templateName(token, context);
    tokens.expect(TokenType.RIGHT_DELIM, context);
    Scope outer = scope;
    scope = new Scope();
    Body body = itemList();
    if (terminator != Terminator.END) {
      throw tokens.error("unexpected " + show(terminator) + " in " + context);
    }
    add(new Tree(name, body));
    scope = outer;
  }

  /** Statements up to an end or an else, which {@link #terminator} then tells. */
  private Body itemList() {
    nesting.checkBlocks(++blockDepth, tokens::error);
    int start = tokens.peekNonSpace().position();
    List<Statement> statements = new ArrayList<>();
    while (tokens.peekNonSpace().type() != TokenType.EOF) {
      Statement statement = textOrAction();
      if (statement == null) {
        blockDepth--;
        return new Body(start, source, statements);
      }
      statements.add(statement);
    }
    throw tokens.error("unexpected EOF");
  }

  /** A statement; null for an end or an else. */
  private Statement textOrAction() {
    Token token = tokens.nextNonSpace();
    if (token.type() == TokenType.TEXT) {
      return new Statement.Text(token.position(), source, token.text());
    }
    if (token.type() != TokenType.LEFT_DELIM) {
      throw tokens.unexpected(token, "input");
    }
    tokens.actionLine = token.line();
    Statement statement = action();
    tokens.actionLine = 0;
    return statement;
  }

  private Statement action() {
    Token token = tokens.nextNonSpace();
    return switch (token.type()) {
      case BLOCK -> block();
      case BREAK -> jump(token, true);
      case CONTINUE -> jump(token, false);
      case ELSE -> otherwise();
      case END -> end();
      case IF -> control(BranchKind.IF);
      case RANGE -> control(BranchKind.RANGE);
      case TEMPLATE -> invocation();
      case WITH -> control(BranchKind.WITH);
      default -> {
        tokens.backup();
        int position = tokens.peek().position();
        yield new Statement.Action(
            position, source, expressions.pipeline(scope, "command", TokenType.RIGHT_DELIM));
      }
    };
  }

  private Statement end() {
    terminatorPosition = tokens.expect(TokenType.RIGHT_DELIM, "end").position();
    terminator = Terminator.END;
    return null;
  }

  private Statement jump(Token keyword, boolean breaks) {
    String shown = breaks ? "{{break}}" : "{{continue}}";
    Token token = tokens.nextNonSpace();
    if (token.type() != TokenType.RIGHT_DELIM) {
      throw tokens.unexpected(token, shown);
    }
    if (scope.rangeDepth == 0) {
      throw tokens.error(shown + " outside {{range}}");
    }
    return new Statement.Jump(keyword.position(), source, breaks);
  }

  private Statement control(BranchKind kind) {
    String context = kind.keyword();
    int mark = scope.variables.size();
    Pipe pipe = expressions.pipeline(scope, context, TokenType.RIGHT_DELIM);
    if (kind == BranchKind.RANGE) {
      scope.rangeDepth++;
    }
    Body body = itemList();
    if (kind == BranchKind.RANGE) {
      scope.rangeDepth--;
    }
    Body otherwise = null;
    if (terminator == Terminator.ELSE) {
      otherwise = elseBody(kind);
    }
    scope.popTo(mark);
    return new Statement.Branch(pipe.position(), source, kind, pipe, body, otherwise);
  }

  /** After an else: {@code else if} and {@code else with} nest, and share the one end. */
  private Body elseBody(BranchKind kind) {
    int position = terminatorPosition;
    TokenType next = tokens.peek().type();
    if ((kind == BranchKind.IF && next == TokenType.IF)
        || (kind == BranchKind.WITH && next == TokenType.WITH)) {
      tokens.next();
      nesting.checkBlocks(++blockDepth, tokens::error);
      Body body = new Body(position, source, List.of(control(kind)));
      blockDepth--;
      return body;
    }
    Body body = itemList();
    if (terminator != Terminator.END) {
      throw tokens.error("expected end; found " + show(terminator));
    }
    return body;
  }

  /** Passes an else; an if or a with right behind it is left for {@link #elseBody}. */
  private Statement otherwise() {
    Token token = tokens.peekNonSpace();
    if (token.type() != TokenType.IF && token.type() != TokenType.WITH) {
      token = tokens.expect(TokenType.RIGHT_DELIM, "else");
    }
    terminatorPosition = token.position();
    terminator = Terminator.ELSE;
    return null;
  }

  private Statement block() {
    String context = "block clause";
    Token token = tokens.nextNonSpace();
    String name = templateName(token, context);
    Pipe pipe = expressions.pipeline(scope, context, TokenType.RIGHT_DELIM);
    int line = tokens.line();
    Scope outer = scope;
    scope = new Scope();
    Body body = itemList();
    if (terminator != Terminator.END) {
      throw tokens.errorAt(line, "unexpected " + show(terminator) + " in " + context);
    }
    add(new Tree(name, body));
    scope = outer;
    return new Statement.Invocation(token.position(), source, name, pipe);
  }

  private Statement invocation() {
    String context = "template clause";
    Token token = tokens.nextNonSpace();
    String name = templateName(token, context);
    Pipe pipe = null;
    if (tokens.nextNonSpace().type() != TokenType.RIGHT_DELIM) {
      tokens.backup();
      pipe = expressions.pipeline(scope, context, TokenType.RIGHT_DELIM);
    }
    return new Statement.Invocation(token.position(), source, name, pipe);
  }

  private String templateName(Token token, String context) {
    if (token.type() != TokenType.STRING && token.type() != TokenType.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return expressions.unquote(token);
  }
}
