package dev.wheelhouse.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the text of a YAML 1.1 stream into tokens, as libyaml's scanner does: indentation becomes
 * start and end tokens, and a key is recognised when the colon after it is met.
 *
 * <p>Not thread-safe. Failures are {@link YamlException}s with go-yaml's texts.
 */
final class YamlScanner {
  /** libyaml allows a simple key this many characters. */
  private static final int MAX_SIMPLE_KEY_LENGTH = 1024;

  /** More levels than any chart has, and few enough for the stack of every thread. */
  static final int MAX_DEPTH = 256;

  private final YamlCursor cursor;
  private final FlowScalarScanner flowScalars;
  private final BlockScalarScanner blockScalars;
  private final TagScanner tags;

  private Token[] queue = new Token[16];
  private int head;
  private int tail;
  private int taken;

  private int indent = -1;
  private int[] indents = new int[16];
  private int indentCount;
  private int flowLevel;
  private boolean simpleKeyAllowed = true;
  private boolean ended;
  private final List<SimpleKey> simpleKeys = new ArrayList<>();

  /** What may turn out to be a key; one for each level of brackets. */
  private static final class SimpleKey {
    boolean possible;
    boolean required;

    /** Whether its token is held back until it is known to be a key or not. */
    boolean awaited;

    int tokenNumber;
    int index;
    int line;
    int column;
  }

  YamlScanner(YamlCursor cursor) {
    this.cursor = cursor;
    this.flowScalars = new FlowScalarScanner(cursor);
    this.blockScalars = new BlockScalarScanner(cursor);
    this.tags = new TagScanner(cursor);
    simpleKeys.add(new SimpleKey());
  }

  /** The next token, without taking it. */
  Token peek() {
    while (head == tail || headMayBeKey()) {
      fetch();
    }
    return queue[head];
  }

  /** Takes the next token. */
  Token take() {
    Token token = peek();
    if (token.type() != TokenType.STREAM_END) {
      queue[head++] = null;
      taken++;
    }
    return token;
  }

  private boolean headMayBeKey() {
    for (int i = simpleKeys.size() - 1; i >= 0; i--) {
      SimpleKey key = simpleKeys.get(i);
      if (key.possible && key.awaited && key.tokenNumber == taken) {
        return isValid(key);
      }
    }
    return false;
  }

  private void add(Token token) {
    if (tail == queue.length) {
      if (head > queue.length / 2) {
        System.arraycopy(queue, head, queue, 0, tail - head);
        Arrays.fill(queue, tail - head, tail, null);
        tail -= head;
        head = 0;
      } else {
        queue = Arrays.copyOf(queue, queue.length * 2);
      }
    }
    queue[tail++] = token;
  }

  private void insert(int number, Token token) {
    add(token);
    int at = head + number - taken;
    if (at < head) {
      return;
    }
    System.arraycopy(queue, at, queue, at + 1, tail - 1 - at);
    queue[at] = token;
  }

  private void fetch() {
    skipToNextToken();
    cursor.checkReadable();
    unroll(cursor.column);
    char c = cursor.current();
    if (c == 0) {
      fetchStreamEnd();
    } else if (cursor.column == 0 && c == '%') {
      unroll(-1);
      removeSimpleKey();
      simpleKeyAllowed = false;
      add(tags.directive());
    } else if (cursor.atDocumentIndicator()) {
      fetchDocumentIndicator(c == '-' ? TokenType.DOCUMENT_START : TokenType.DOCUMENT_END);
    } else {
      fetchContent(c);
    }
  }

  private void fetchContent(char c) {
    boolean blankFollows = YamlCursor.isBlankOrEnd(cursor.ahead(1));
    switch (c) {
      case '[' -> fetchFlowStart(TokenType.FLOW_SEQUENCE_START);
      case '{' -> fetchFlowStart(TokenType.FLOW_MAPPING_START);
      case ']' -> fetchFlowEnd(TokenType.FLOW_SEQUENCE_END);
      case '}' -> fetchFlowEnd(TokenType.FLOW_MAPPING_END);
      case ',' -> {
        removeSimpleKey();
        simpleKeyAllowed = true;
        addIndicator(TokenType.FLOW_ENTRY);
      }
      case '-' -> {
        if (blankFollows) {
          fetchBlockEntry();
        } else {
          fetchPlain();
        }
      }
      case '?' -> {
        if (flowLevel > 0 || blankFollows) {
          fetchKey();
        } else {
          fetchPlain();
        }
      }
      case ':' -> {
        if (flowLevel > 0 || blankFollows) {
          fetchValue();
        } else {
          fetchPlain();
        }
      }
      case '*' -> fetchKeyCandidate(TokenType.ALIAS);
      case '&' -> fetchKeyCandidate(TokenType.ANCHOR);
      case '!' -> fetchKeyCandidate(TokenType.TAG);
      case '\'', '"' -> fetchKeyCandidate(TokenType.QUOTED_SCALAR);
      case '|', '>' -> fetchBlockScalar(c);
      case '#', '%', '@', '`', '\t' ->
          throw cursor.failure("found character that cannot start any token");
      default -> fetchPlain();
    }
  }

  private void skipToNextToken() {
    while (true) {
      while (cursor.current() == ' '
          || (cursor.current() == '\t' && (flowLevel > 0 || !simpleKeyAllowed))) {
        cursor.skip();
      }
      cursor.skipComment();
      if (!YamlCursor.isBreak(cursor.current())) {
        return;
      }
      cursor.skipLine();
      if (flowLevel == 0) {
        simpleKeyAllowed = true;
      }
    }
  }

  private void fetchStreamEnd() {
    if (!ended && cursor.column != 0) {
      cursor.column = 0;
      cursor.line++;
    }
    ended = true;
    unroll(-1);
    removeSimpleKey();
    simpleKeyAllowed = false;
    add(Token.of(TokenType.STREAM_END, cursor.line));
  }

  private void fetchDocumentIndicator(TokenType type) {
    unroll(-1);
    removeSimpleKey();
    simpleKeyAllowed = false;
    add(Token.of(type, cursor.line));
    cursor.skip(3);
  }

  private void fetchFlowStart(TokenType type) {
    saveSimpleKey();
    SimpleKey inner = new SimpleKey();
    inner.tokenNumber = taken + tail - head;
    simpleKeys.add(inner);
    flowLevel++;
    checkDepth(flowLevel);
    simpleKeyAllowed = true;
    addIndicator(type);
  }

  private void fetchFlowEnd(TokenType type) {
    removeSimpleKey();
    if (flowLevel > 0) {
      flowLevel--;
      SimpleKey inner = simpleKeys.remove(simpleKeys.size() - 1);
      SimpleKey outer = simpleKeys.get(simpleKeys.size() - 1);
      // As in go-yaml: after empty brackets nothing waits for the key they may be.
      outer.awaited &= outer.tokenNumber != inner.tokenNumber;
    }
    simpleKeyAllowed = false;
    addIndicator(type);
  }

  private void fetchBlockEntry() {
    if (flowLevel == 0) {
      if (!simpleKeyAllowed) {
        throw cursor.failure("block sequence entries are not allowed in this context");
      }
      roll(cursor.column, -1, TokenType.BLOCK_SEQUENCE_START, cursor.line);
    }
    removeSimpleKey();
    simpleKeyAllowed = true;
    addIndicator(TokenType.BLOCK_ENTRY);
  }

  private void fetchKey() {
    if (flowLevel == 0) {
      if (!simpleKeyAllowed) {
        throw cursor.failure("mapping keys are not allowed in this context");
      }
      roll(cursor.column, -1, TokenType.BLOCK_MAPPING_START, cursor.line);
    }
    removeSimpleKey();
    simpleKeyAllowed = flowLevel == 0;
    addIndicator(TokenType.KEY);
  }

  private void fetchValue() {
    SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
    if (key.possible && isValid(key)) {
      insert(key.tokenNumber, Token.of(TokenType.KEY, key.line));
      roll(key.column, key.tokenNumber, TokenType.BLOCK_MAPPING_START, key.line);
      key.possible = false;
      simpleKeyAllowed = false;
    } else {
      if (flowLevel == 0) {
        if (!simpleKeyAllowed) {
          throw cursor.failure("mapping values are not allowed in this context");
        }
        roll(cursor.column, -1, TokenType.BLOCK_MAPPING_START, cursor.line);
      }
      simpleKeyAllowed = flowLevel == 0;
    }
    addIndicator(TokenType.VALUE);
  }

  private void fetchKeyCandidate(TokenType type) {
    saveSimpleKey();
    simpleKeyAllowed = false;
    if (type == TokenType.QUOTED_SCALAR) {
      int line = cursor.line;
      add(Token.of(type, line, flowScalars.quoted(cursor.current())));
    } else {
      add(type == TokenType.TAG ? tags.tag() : tags.anchor(type));
    }
  }

  private void fetchBlockScalar(char indicator) {
    if (flowLevel > 0) {
      throw cursor.failure("found character that cannot start any token");
    }
    removeSimpleKey();
    simpleKeyAllowed = true;
    int line = cursor.line;
    add(Token.of(TokenType.QUOTED_SCALAR, line, blockScalars.scan(indicator == '|', indent)));
  }

  private void fetchPlain() {
    char c = cursor.current();
    if ((c == '?' || c == ':') && flowLevel > 0) {
      throw cursor.failure("found character that cannot start any token");
    }
    saveSimpleKey();
    simpleKeyAllowed = false;
    int line = cursor.line;
    add(Token.of(TokenType.PLAIN_SCALAR, line, flowScalars.plain(indent + 1, flowLevel > 0)));
    if (flowScalars.passedLineBreak()) {
      simpleKeyAllowed = true;
    }
  }

  private void addIndicator(TokenType type) {
    add(Token.of(type, cursor.line));
    cursor.skip();
  }

  private boolean isValid(SimpleKey key) {
    boolean stale = key.line < cursor.line || key.index + MAX_SIMPLE_KEY_LENGTH < cursor.index();
    if (stale) {
      if (key.required) {
        throw cursor.failure("could not find expected ':'");
      }
      key.possible = false;
    }
    return !stale;
  }

  private void saveSimpleKey() {
    if (!simpleKeyAllowed) {
      return;
    }
    removeSimpleKey();
    SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
    key.possible = true;
    key.awaited = true;
    key.required = flowLevel == 0 && indent == cursor.column;
    key.tokenNumber = taken + tail - head;
    key.index = cursor.index();
    key.line = cursor.line;
    key.column = cursor.column;
  }

  private void removeSimpleKey() {
    SimpleKey key = simpleKeys.get(simpleKeys.size() - 1);
    if (key.possible && key.required) {
      throw cursor.failure("could not find expected ':'");
    }
    key.possible = false;
  }

  /** Opens a block collection if the column lies deeper than the indentation so far. */
  private void roll(int column, int number, TokenType type, int line) {
    if (flowLevel > 0 || indent >= column) {
      return;
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, indentCount * 2);
    }
    indents[indentCount++] = indent;
    indent = column;
    checkDepth(indentCount);
    if (number < 0) {
      add(Token.of(type, line));
    } else {
      insert(number, Token.of(type, line));
    }
  }

  private void unroll(int column) {
    if (flowLevel > 0) {
      return;
    }
    while (indent > column) {
      add(Token.of(TokenType.BLOCK_END, cursor.line));
      indent = indents[--indentCount];
    }
  }

  private void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw cursor.failure("exceeded max depth of " + MAX_DEPTH);
    }
  }
}
