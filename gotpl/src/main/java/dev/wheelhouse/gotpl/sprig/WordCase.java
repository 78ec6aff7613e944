package dev.wheelhouse.gotpl.sprig;

import java.util.ArrayList;
import java.util.List;

/** Changes of the way words are joined: {@code camelcase}, {@code snakecase}, {@code kebabcase}. */
final class WordCase {
  private WordCase() {}

  static boolean isConnector(int rune) {
    return rune == '-' || rune == '_' || GoText.isSpace(rune);
  }

  /**
   * {@code http_server} to {@code HttpServer}. Leading connectors stay; of a run of connectors all
   * but the last stay; a run of capitals at the start of a word keeps only the first.
   */
  static String pascal(String text) {
    int[] runes = GoText.valid(text).codePoints().toArray();
    if (runes.length == 0) {
      return "";
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < runes.length && isConnector(runes[i])) {
      out.appendCodePoint(runes[i++]);
    }
    if (i >= runes.length - 1) {
      // The library writes a trailing connector twice when there is nothing else.
      int last = runes[runes.length - 1];
      return out.appendCodePoint(isConnector(last) ? last : Character.toUpperCase(last)).toString();
    }
    return body(runes, i, out);
  }

  private static String body(int[] runes, int start, StringBuilder out) {
    boolean lowering = GoText.isUpper(runes[start]);
    int current = Character.toUpperCase(runes[start]);
    for (int i = start + 1; i < runes.length; i++) {
      int previous = current;
      current = runes[i];
      if (isConnector(previous)) {
        if (isConnector(current)) {
          out.appendCodePoint(previous);
          continue;
        }
        lowering = GoText.isUpper(current);
        current = Character.toUpperCase(current);
        continue;
      }
      if (lowering) {
        lowering = GoText.isUpper(current);
        current = lowering ? Character.toLowerCase(current) : current;
      }
      out.appendCodePoint(previous);
    }
    return out.appendCodePoint(current).toString();
  }

  private enum Kind {
    NONE,
    NUMBER,
    UPPER,
    LETTERS,
    CONNECTOR,
    PUNCTUATION,
    OTHER
  }

  private record Word(Kind kind, String text) {}

  private static final Word END = new Word(Kind.NONE, "");

  /**
   * {@code HTTPServer2xx} to {@code http_server_2xx}: words in lower case with a connector between
   * them. A number belongs to the word before it, except when letters follow it.
   */
  static String lowerJoined(String text, char connector) {
    List<Word> words = words(GoText.valid(text));
    StringBuilder out = new StringBuilder(text.length() + 8);
    int i = 0;
    while (i < words.size() - 1) {
      Word word = words.get(i);
      lower(word, connector, out);
      i++;
      switch (word.kind) {
        case NUMBER -> i = afterNumber(words, i, connector, out);
        case UPPER, LETTERS, OTHER, NONE -> i = afterLetters(words, i, connector, out);
        case CONNECTOR, PUNCTUATION -> {
          // Nothing goes between these and the next word.
        }
      }
    }
    lower(at(words, i), connector, out);
    return out.toString();
  }

  private static Word at(List<Word> words, int index) {
    return index < words.size() ? words.get(index) : END;
  }

  private static int afterNumber(List<Word> words, int start, char connector, StringBuilder out) {
    int i = start;
    while (at(words, i).kind == Kind.LETTERS || at(words, i).kind == Kind.NUMBER) {
      lower(words.get(i++), connector, out);
    }
    separate(at(words, i), connector, out);
    return i;
  }

  private static int afterLetters(List<Word> words, int start, char connector, StringBuilder out) {
    Word next = at(words, start);
    if (next.kind != Kind.NUMBER) {
      separate(next, connector, out);
      return start;
    }
    if (start == words.size() - 1) {
      return start;
    }
    if (at(words, start + 1).kind == Kind.LETTERS) {
      out.append(connector);
      lower(next, connector, out);
      return afterNumber(words, start + 1, connector, out);
    }
    lower(next, connector, out);
    separate(at(words, start + 1), connector, out);
    return start + 1;
  }

  private static void separate(Word next, char connector, StringBuilder out) {
    if (next.kind != Kind.NONE && next.kind != Kind.CONNECTOR && next.kind != Kind.PUNCTUATION) {
      out.append(connector);
    }
  }

  private static void lower(Word word, char connector, StringBuilder out) {
    switch (word.kind) {
      case UPPER ->
          word.text.codePoints().map(Character::toLowerCase).forEach(out::appendCodePoint);
      case CONNECTOR -> word.text.codePoints().forEach(rune -> out.append(connector));
      case NUMBER, LETTERS, PUNCTUATION, OTHER, NONE -> out.append(word.text);
    }
  }

  private static List<Word> words(String text) {
    int[] runes = text.codePoints().toArray();
    List<Word> words = new ArrayList<>();
    for (int from = 0; from < runes.length; ) {
      Kind kind = kindOf(runes[from]);
      int to = end(runes, from, kind);
      words.add(new Word(kind, new String(runes, from, to - from)));
      from = to;
    }
    return words;
  }

  private static Kind kindOf(int rune) {
    if (isConnector(rune)) {
      return Kind.CONNECTOR;
    }
    if (isPunctuation(rune)) {
      return Kind.PUNCTUATION;
    }
    if (GoText.isUpper(rune)) {
      return Kind.UPPER;
    }
    if (isAlphabetic(rune)) {
      return Kind.LETTERS;
    }
    return isNumber(rune) ? Kind.NUMBER : Kind.OTHER;
  }

  private static int end(int[] runes, int from, Kind kind) {
    int to = from + 1;
    if (kind == Kind.UPPER) {
      while (to < runes.length && GoText.isUpper(runes[to])) {
        to++;
      }
      boolean capitals = to > from + 1;
      boolean letterFollows = to < runes.length && kindOf(runes[to]) == Kind.LETTERS;
      if (capitals || !letterFollows) {
        // Of "HTTPServer" the last capital begins the next word.
        return capitals && letterFollows ? to - 1 : to;
      }
      return endOf(runes, to, Kind.LETTERS);
    }
    return endOf(runes, to, kind);
  }

  private static int endOf(int[] runes, int from, Kind kind) {
    int to = from;
    while (to < runes.length && kindOf(runes[to]) == kind) {
      to++;
    }
    return to;
  }

  private static boolean isAlphabetic(int rune) {
    // Chinese characters do not make up words of letters.
    return Character.isLetter(rune)
        && !(rune >= 0x4E00 && rune <= 0x9FCC)
        && !(rune >= 0x3400 && rune <= 0x4D85)
        && !(rune >= 0x20000 && rune <= 0x2B81D);
  }

  private static boolean isNumber(int rune) {
    int type = Character.getType(rune);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isPunctuation(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
