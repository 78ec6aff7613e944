package dev.wheelhouse.yaml;

import java.util.HashMap;
import java.util.Map;

/** The directives in front of a document, and the tags they give short handles to. */
final class TagHandles {
  private final Map<String, String> prefixes = new HashMap<>();

  /** Takes the directives at the head of a stream, if there are any. */
  void takeDirectives(YamlScanner scanner) {
    boolean versioned = false;
    while (true) {
      Token token = scanner.peek();
      if (token.type() == TokenType.VERSION_DIRECTIVE) {
        if (versioned) {
          throw YamlParser.failure("found duplicate %YAML directive", token);
        }
        if (!token.value().equals("1.1")) {
          throw YamlParser.failure("found incompatible YAML document", token);
        }
        versioned = true;
      } else if (token.type() == TokenType.TAG_DIRECTIVE) {
        if (prefixes.putIfAbsent(token.value(), token.suffix()) != null) {
          throw YamlParser.failure("found duplicate %TAG directive", token);
        }
      } else {
        prefixes.putIfAbsent("!", "!");
        prefixes.putIfAbsent("!!", ScalarDecoder.LONG_TAG_PREFIX);
        return;
      }
      scanner.take();
    }
  }

  /** The whole tag that a token stands for. */
  String resolve(Token token) {
    if (token.value().isEmpty()) {
      return token.suffix();
    }
    String prefix = prefixes.get(token.value());
    if (prefix == null) {
      throw YamlParser.failure("found undefined tag handle", token);
    }
    return prefix + token.suffix();
  }
}
