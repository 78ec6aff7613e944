package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Turns what the validator reports into texts for people. */
final class SchemaProblems {
  /** What is expected where an unknown field was found. */
  static final String KNOWN_FIELDS = "a known field";

  private static final int LONGEST_QUOTE = 60;

  private SchemaProblems() {}

  static List<Problem> of(Collection<Error> errors, JsonNode root) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : errors) {
      Problem problem = problem(error, root);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
    return problems;
  }

  private static Problem problem(Error error, JsonNode root) {
    String pointer = error.getInstanceLocation().toString();
    JsonNode rule = error.getSchemaNode();
    String found = found(pointer, root.at(pointer));
    return switch (error.getKeyword()) {
      case "required" -> new Problem(child(pointer, error), "this field", "none", "");
      case "additionalProperties" ->
          new Problem(child(pointer, error), KNOWN_FIELDS, "an unknown one", near(error));
      case "enum" -> new Problem(pointer, "one of " + oneOf(rule), found, "");
      case "const" -> new Problem(pointer, rule.toString(), found, "");
      case "type" -> new Problem(pointer, types(rule), found, "");
      case "minimum" -> new Problem(pointer, "at least " + rule, found, "");
      case "exclusiveMinimum" -> new Problem(pointer, "more than " + rule, found, "");
      case "maximum" -> new Problem(pointer, "at most " + rule, found, "");
      case "minLength" -> new Problem(pointer, "at least " + rule + " characters", found, "");
      case "maxLength" -> new Problem(pointer, "at most " + rule + " characters", found, "");
      case "maxItems" -> new Problem(pointer, "at most " + rule + " items", found, "");
      case "pattern" -> new Problem(pointer, form(error), found, "");
      default ->
          new Problem(pointer, "what the schema's " + error.getKeyword() + " asks for", found, "");
    };
  }

  private static String child(String pointer, Error error) {
    return pointer + "/" + escape(error.getProperty());
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** The near name among the properties of the schema that refused the field. */
  private static String near(Error error) {
    List<String> names = new ArrayList<>();
    around(error).path("properties").fieldNames().forEachRemaining(names::add);
    return NearName.of(error.getProperty(), names)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElse("");
  }

  /** The title that stands beside a pattern says in words what it asks for. */
  private static String form(Error error) {
    return around(error).path("title").asText("a text like " + error.getSchemaNode().asText());
  }

  /** The schema object that holds the keyword that failed. */
  private static JsonNode around(Error error) {
    String location = error.getSchemaLocation().toString();
    int hash = location.indexOf('#');
    String fragment = location.substring(hash + 1, location.lastIndexOf('/'));
    return Schemas.schema(location.substring(0, hash)).at(fragment);
  }

  private static String types(JsonNode rule) {
    if (!rule.isArray()) {
      return article(rule.asText());
    }
    StringJoiner types = new StringJoiner(" or ");
    rule.forEach(type -> types.add(article(type.asText())));
    return types.toString();
  }

  private static String article(String type) {
    String article = "aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ";
    return article + type;
  }

  private static String oneOf(JsonNode rule) {
    StringJoiner words = new StringJoiner(", ");
    for (Iterator<JsonNode> all = rule.elements(); all.hasNext(); ) {
      words.add(all.next().asText());
    }
    return words.toString();
  }

  /** The kind of a node; for plain ones outside of the values also what it says. */
  private static String found(String pointer, JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    if (node.isNull()) {
      return "null";
    }
    String kind = article(node.getNodeType().name().toLowerCase(Locale.ROOT));
    boolean secret = pointer.equals("/values") || pointer.startsWith("/values/");
    if (node.isContainerNode() || secret) {
      return kind;
    }
    String text = node.toString();
    return kind
        + " "
        + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text);
  }
}
