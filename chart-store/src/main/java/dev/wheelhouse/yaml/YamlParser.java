package dev.wheelhouse.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the first document of a YAML stream straight into maps, lists and scalars.
 *
 * <p>The grammar is libyaml's. The recursion is as deep as the document, which is bounded. Not
 * thread-safe.
 */
final class YamlParser {
  private final YamlScanner scanner;
  private final ValueAssembler values;
  private final TagHandles tags = new TagHandles();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final AliasBudget budget = new AliasBudget();

  private int depth;

  private Kind lastKind = Kind.SCALAR;
  private boolean lastIsMergeKey;
  private int lastLine;

  private enum Kind {
    SCALAR,
    ALIAS,
    SEQUENCE,
    MAPPING
  }

  /** What an anchor names; {@code complete} is false while it is still being parsed. */
  private static final class Anchored {
    Object value;
    boolean complete;
  }

  /**
   * A parser for one document.
   *
   * @param exactNumbers whether whole numbers stay whole, or become doubles as in Go's JSON
   * @param strict whether a key given twice is an error
   */
  YamlParser(YamlCursor cursor, boolean exactNumbers, boolean strict) {
    this.scanner = new YamlScanner(cursor);
    this.values = new ValueAssembler(exactNumbers, strict);
  }

  /** The value of the first document; null if the stream is empty. */
  Object parse() {
    Token token = scanner.peek();
    if (token.type() == TokenType.STREAM_END) {
      return null;
    }
    boolean explicit =
        token.type() == TokenType.VERSION_DIRECTIVE
            || token.type() == TokenType.TAG_DIRECTIVE
            || token.type() == TokenType.DOCUMENT_START;
    tags.takeDirectives(scanner);
    Object value;
    if (explicit) {
      value = explicitDocument();
    } else {
      value = node(true, false);
    }
    if (scanner.peek().type() == TokenType.DOCUMENT_END) {
      scanner.take();
    }
    Object result = values.placed(value);
    values.reportFailures();
    return result;
  }

  private Object explicitDocument() {
    if (scanner.peek().type() != TokenType.DOCUMENT_START) {
      throw failure("did not find expected <document start>", scanner.peek());
    }
    scanner.take();
    return switch (scanner.peek().type()) {
      case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END, STREAM_END ->
          emptyScalar(scanner.peek().line());
      default -> node(true, false);
    };
  }

  /** The failure of a parser at a token, with go-yaml's way of counting lines. */
  static YamlException failure(String problem, Token at) {
    return new YamlException(
        "yaml: " + (at.line() == 0 ? "" : "line " + at.line() + ": ") + problem);
  }

  private Object node(boolean block, boolean indentlessSequence) {
    budget.countNode();
    Token token = scanner.peek();
    int line = token.line();
    if (token.type() == TokenType.ALIAS) {
      scanner.take();
      return alias(token);
    }
    String anchor = "";
    String tag = "";
    while ((token.type() == TokenType.ANCHOR && anchor.isEmpty())
        || (token.type() == TokenType.TAG && tag.isEmpty())) {
      scanner.take();
      if (token.type() == TokenType.ANCHOR) {
        anchor = token.value();
      } else {
        tag = tags.resolve(token);
      }
      token = scanner.peek();
    }
    Anchored anchored = anchor.isEmpty() ? null : register(anchor);
    Object value = content(token, tag, !anchor.isEmpty(), block, indentlessSequence);
    if (anchored != null) {
      anchored.value = value;
      anchored.complete = true;
    }
    lastLine = line;
    return value;
  }

  private Anchored register(String anchor) {
    Anchored anchored = new Anchored();
    anchors.put(anchor, anchored);
    return anchored;
  }

  private Object content(
      Token token, String tag, boolean anchored, boolean block, boolean indentlessSequence) {
    TokenType type = token.type();
    if (indentlessSequence && type == TokenType.BLOCK_ENTRY) {
      return nested(Kind.SEQUENCE, TokenType.BLOCK_ENTRY);
    }
    if (type.isScalar()) {
      scanner.take();
      return scalar(token.value(), tag, type == TokenType.PLAIN_SCALAR);
    }
    if (type == TokenType.FLOW_SEQUENCE_START
        || (block && type == TokenType.BLOCK_SEQUENCE_START)) {
      return nested(Kind.SEQUENCE, type);
    }
    if (type == TokenType.FLOW_MAPPING_START || (block && type == TokenType.BLOCK_MAPPING_START)) {
      return nested(Kind.MAPPING, type);
    }
    if (anchored || !tag.isEmpty()) {
      return scalar("", tag, true);
    }
    throw failure("did not find expected node content", token);
  }

  private Object scalar(String text, String tag, boolean plain) {
    lastKind = Kind.SCALAR;
    boolean implicit = tag.isEmpty() ? plain : tag.equals("!");
    lastIsMergeKey =
        text.equals("<<") && (implicit || tag.equals(ScalarDecoder.LONG_TAG_PREFIX + "merge"));
    if (tag.isEmpty()) {
      return plain ? ScalarResolver.value(text) : text;
    }
    try {
      return ScalarDecoder.tagged(text, tag);
    } catch (YamlException mismatch) {
      values.decodeFails(mismatch.getMessage());
      return null;
    }
  }

  private Object emptyScalar(int line) {
    budget.countNode();
    lastKind = Kind.SCALAR;
    lastIsMergeKey = false;
    lastLine = line;
    return null;
  }

  private Object alias(Token token) {
    Anchored target = anchors.get(token.value());
    if (target == null) {
      throw new YamlException("yaml: unknown anchor '" + token.value() + "' referenced");
    }
    lastIsMergeKey = false;
    lastKind = Kind.ALIAS;
    lastLine = token.line();
    if (!target.complete) {
      values.decodeFails("anchor '" + token.value() + "' value contains itself");
      return null;
    }
    return budget.copy(target.value);
  }

  private Object nested(Kind kind, TokenType start) {
    if (++depth > YamlScanner.MAX_DEPTH) {
      throw new YamlException("yaml: exceeded max depth of " + YamlScanner.MAX_DEPTH);
    }
    Object value =
        switch (start) {
          case BLOCK_ENTRY -> indentlessSequence();
          case BLOCK_SEQUENCE_START -> blockSequence();
          case FLOW_SEQUENCE_START -> flowSequence();
          case BLOCK_MAPPING_START -> blockMapping();
          default -> flowMapping();
        };
    depth--;
    lastKind = kind;
    lastIsMergeKey = false;
    return value;
  }

  private List<Object> blockSequence() {
    scanner.take();
    List<Object> items = new ArrayList<>();
    while (scanner.peek().type() == TokenType.BLOCK_ENTRY) {
      Token entry = scanner.take();
      items.add(
          values.placed(
              switch (scanner.peek().type()) {
                case BLOCK_ENTRY, BLOCK_END -> emptyScalar(entry.line());
                default -> node(true, false);
              }));
    }
    if (scanner.peek().type() != TokenType.BLOCK_END) {
      throw failure("did not find expected '-' indicator", scanner.peek());
    }
    scanner.take();
    return items;
  }

  private List<Object> indentlessSequence() {
    List<Object> items = new ArrayList<>();
    while (scanner.peek().type() == TokenType.BLOCK_ENTRY) {
      Token entry = scanner.take();
      items.add(
          values.placed(
              switch (scanner.peek().type()) {
                case BLOCK_ENTRY, KEY, VALUE, BLOCK_END -> emptyScalar(entry.line());
                default -> node(true, false);
              }));
    }
    return items;
  }

  private Map<String, Object> blockMapping() {
    scanner.take();
    Map<String, Object> map = new LinkedHashMap<>();
    while (true) {
      Token token = scanner.peek();
      if (token.type() == TokenType.BLOCK_END) {
        scanner.take();
        return map;
      }
      if (token.type() != TokenType.KEY) {
        throw failure("did not find expected key", token);
      }
      scanner.take();
      Object key = blockMappingPart(token.line());
      boolean merge = lastIsMergeKey;
      Object value;
      if (scanner.peek().type() == TokenType.VALUE) {
        value = blockMappingPart(scanner.take().line());
      } else {
        value = emptyScalar(scanner.peek().line());
      }
      put(map, key, value, merge);
    }
  }

  private Object blockMappingPart(int line) {
    return switch (scanner.peek().type()) {
      case KEY, VALUE, BLOCK_END -> emptyScalar(line);
      default -> node(true, true);
    };
  }

  private List<Object> flowSequence() {
    scanner.take();
    List<Object> items = new ArrayList<>();
    boolean first = true;
    while (true) {
      Token token = scanner.peek();
      if (token.type() != TokenType.FLOW_SEQUENCE_END && !first) {
        if (token.type() != TokenType.FLOW_ENTRY) {
          throw failure("did not find expected ',' or ']'", token);
        }
        scanner.take();
        token = scanner.peek();
      }
      first = false;
      if (token.type() == TokenType.FLOW_SEQUENCE_END) {
        scanner.take();
        return items;
      }
      items.add(token.type() == TokenType.KEY ? flowPair() : values.placed(node(false, false)));
    }
  }

  /** A mapping of one pair, written inside a sequence without braces. */
  private Map<String, Object> flowPair() {
    budget.countNode();
    scanner.take();
    Map<String, Object> map = new LinkedHashMap<>();
    Token token = scanner.peek();
    Object key =
        switch (token.type()) {
          case VALUE, FLOW_ENTRY, FLOW_SEQUENCE_END -> {
            scanner.take();
            yield emptyScalar(token.line());
          }
          default -> node(false, false);
        };
    boolean merge = lastIsMergeKey;
    Object value = flowValue(TokenType.FLOW_SEQUENCE_END);
    put(map, key, value, merge);
    return map;
  }

  private Map<String, Object> flowMapping() {
    scanner.take();
    Map<String, Object> map = new LinkedHashMap<>();
    boolean first = true;
    while (true) {
      Token token = scanner.peek();
      if (token.type() != TokenType.FLOW_MAPPING_END && !first) {
        if (token.type() != TokenType.FLOW_ENTRY) {
          throw failure("did not find expected ',' or '}'", token);
        }
        scanner.take();
        token = scanner.peek();
      }
      first = false;
      if (token.type() == TokenType.FLOW_MAPPING_END) {
        scanner.take();
        return map;
      }
      flowMappingEntry(map, token);
    }
  }

  private void flowMappingEntry(Map<String, Object> map, Token token) {
    if (token.type() != TokenType.KEY) {
      Object key = node(false, false);
      boolean merge = lastIsMergeKey;
      put(map, key, emptyScalar(scanner.peek().line()), merge);
      return;
    }
    scanner.take();
    Object key =
        switch (scanner.peek().type()) {
          case VALUE, FLOW_ENTRY, FLOW_MAPPING_END -> emptyScalar(scanner.peek().line());
          default -> node(false, false);
        };
    boolean merge = lastIsMergeKey;
    Object value = flowValue(TokenType.FLOW_MAPPING_END);
    put(map, key, value, merge);
  }

  private Object flowValue(TokenType end) {
    if (scanner.peek().type() == TokenType.VALUE) {
      scanner.take();
      TokenType next = scanner.peek().type();
      if (next != TokenType.FLOW_ENTRY && next != end) {
        return node(false, false);
      }
    }
    return emptyScalar(scanner.peek().line());
  }

  private void put(Map<String, Object> map, Object key, Object value, boolean merge) {
    if (merge) {
      values.merge(map, value, lastKind != Kind.ALIAS, lastLine);
    } else {
      values.put(map, key, value, lastLine);
    }
  }
}
