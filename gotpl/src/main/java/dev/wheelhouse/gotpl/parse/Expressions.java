package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Parses what stands inside actions: pipelines, commands and operands. */
final class Expressions {
  private final Source source;
  private final TokenStream tokens;
  private final Predicate<String> isFunction;
  private final Nesting nesting;
  private int parenDepth;

  Expressions(Source source, TokenStream tokens, Predicate<String> isFunction, Nesting nesting) {
    this.source = source;
    this.tokens = tokens;
    this.isFunction = isFunction;
    this.nesting = nesting;
  }

  Pipe pipeline(Scope scope, String context, TokenType end) {
    int position = tokens.peekNonSpace().position();
    List<Operands.Variable> variables = new ArrayList<>();
    boolean assigns = declarations(scope, context, variables);
    List<Command> commands = new ArrayList<>();
    while (true) {
      Token token = tokens.nextNonSpace();
      if (token.type() == end) {
        checkPipeline(commands, context);
        return new Pipe(position, source, assigns, variables, commands);
      }
      switch (token.type()) {
        case BOOL,
            CHAR_CONSTANT,
            COMPLEX,
            DOT,
            FIELD,
            IDENTIFIER,
            NUMBER,
            NIL,
            RAW_STRING,
            STRING,
            VARIABLE,
            LEFT_PAREN -> {
          tokens.backup();
          commands.add(command(scope));
        }
        default -> throw tokens.unexpected(token, context);
      }
    }
  }

  /** Reads {@code $a, $b :=} if it is there; true if the operator is {@code =}. */
  private boolean declarations(Scope scope, String context, List<Operands.Variable> variables) {
    while (true) {
      Token variable = tokens.peekNonSpace();
      if (variable.type() != TokenType.VARIABLE) {
        return false;
      }
      tokens.next();
      // "$x foo" is an argument and "$x :=" a declaration: to tell them apart takes three tokens.
      Token after = tokens.peek();
      Token next = tokens.peekNonSpace();
      if (next.type() == TokenType.ASSIGN || next.type() == TokenType.DECLARE) {
        tokens.nextNonSpace();
        declare(scope, variables, variable);
        return next.type() == TokenType.ASSIGN;
      }
      if (next.type() != TokenType.CHAR || !next.text().equals(",")) {
        if (after.type() == TokenType.SPACE) {
          tokens.backup3(variable, after);
        } else {
          tokens.backup2(variable);
        }
        return false;
      }
      tokens.nextNonSpace();
      declare(scope, variables, variable);
      if (!context.equals("range") || variables.size() >= 2) {
        throw tokens.error("too many declarations in " + context);
      }
      TokenType second = tokens.peekNonSpace().type();
      if (second != TokenType.VARIABLE
          && second != TokenType.RIGHT_DELIM
          && second != TokenType.RIGHT_PAREN) {
        throw tokens.error("range can only initialize variables");
      }
    }
  }

  private void declare(Scope scope, List<Operands.Variable> variables, Token token) {
    variables.add(
        new Operands.Variable(token.position(), source, List.of(token.text().split("\\.", -1))));
    scope.variables.add(token.text());
  }

  private void checkPipeline(List<Command> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Node.Operand first = commands.get(i).operands().get(0);
      if (first instanceof Operands.Literal
          || first instanceof Operands.Dot
          || first instanceof Operands.Nil) {
        throw tokens.error("non executable command in pipeline stage " + (i + 1));
      }
    }
  }

  private Command command(Scope scope) {
    int position = tokens.peekNonSpace().position();
    List<Node.Operand> operands = new ArrayList<>();
    while (true) {
      tokens.peekNonSpace();
      Node.Operand operand = operand(scope);
      if (operand != null) {
        operands.add(operand);
      }
      Token token = tokens.next();
      if (token.type() == TokenType.SPACE) {
        continue;
      }
      if (token.type() == TokenType.RIGHT_DELIM || token.type() == TokenType.RIGHT_PAREN) {
        tokens.backup();
      } else if (token.type() != TokenType.PIPE) {
        throw tokens.unexpected(token, "operand");
      }
      break;
    }
    if (operands.isEmpty()) {
      throw tokens.error("empty command");
    }
    return new Command(position, source, operands);
  }

  /** A term with the fields behind it; null if there is none. */
  private Node.Operand operand(Scope scope) {
    Node.Operand base = term(scope);
    if (base == null || tokens.peek().type() != TokenType.FIELD) {
      return base;
    }
    int position = tokens.peek().position();
    List<String> fields = new ArrayList<>();
    while (tokens.peek().type() == TokenType.FIELD) {
      fields.add(tokens.next().text().substring(1));
    }
    if (base instanceof Operands.Field field) {
      return new Operands.Field(position, source, joined(field.names(), fields));
    }
    if (base instanceof Operands.Variable variable) {
      return new Operands.Variable(position, source, joined(variable.names(), fields));
    }
    if (base instanceof Operands.Literal
        || base instanceof Operands.Nil
        || base instanceof Operands.Dot) {
      throw tokens.error("unexpected . after term " + GoQuote.quote(base.toString()));
    }
    return new Operands.Chain(position, source, base, List.copyOf(fields));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private Node.Operand term(Scope scope) {
    Token token = tokens.nextNonSpace();
    int position = token.position();
    String text = token.text();
    return switch (token.type()) {
      case IDENTIFIER -> {
        if (!isFunction.test(text)) {
          throw tokens.error("function " + GoQuote.quote(text) + " not defined");
        }
        yield new Operands.Identifier(position, source, text);
      }
      case VARIABLE -> {
        if (!scope.variables.contains(text)) {
          throw tokens.error("undefined variable " + GoQuote.quote(text));
        }
        yield new Operands.Variable(position, source, List.of(text));
      }
      case DOT -> new Operands.Dot(position, source);
      case NIL -> new Operands.Nil(position, source);
      case FIELD -> new Operands.Field(position, source, List.of(text.substring(1)));
      case BOOL -> new Operands.Bool(position, source, text.equals("true"));
      case CHAR_CONSTANT, COMPLEX, NUMBER -> number(token);
      case LEFT_PAREN -> parenthesized(scope);
      case STRING, RAW_STRING -> new Operands.Text(position, source, text, unquote(token));
      default -> {
        tokens.backup();
        yield null;
      }
    };
  }

  private Pipe parenthesized(Scope scope) {
    nesting.checkParentheses(++parenDepth, tokens::error);
    Pipe pipe = pipeline(scope, "parenthesized pipeline", TokenType.RIGHT_PAREN);
    parenDepth--;
    return pipe;
  }

  private Node.Operand number(Token token) {
    int position = token.position();
    try {
      if (token.type() == TokenType.CHAR_CONSTANT) {
        return NumberLiteral.ofCharacter(position, source, token.text());
      }
      return token.type() == TokenType.COMPLEX
          ? NumberLiteral.ofComplex(position, source, token.text())
          : NumberLiteral.of(position, source, token.text());
    } catch (NumberLiteral.Malformed e) {
      throw tokens.error(e.getMessage());
    }
  }

  String unquote(Token token) {
    String value = GoQuote.unquote(token.text());
    if (value == null) {
      throw tokens.error("invalid syntax");
    }
    return value;
  }
}
