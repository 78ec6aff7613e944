package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What holds before the schema is asked: texts short enough for its patterns, and numbers that have
 * a value.
 */
final class RequestLimits {
  /** Characters of a text outside of the values. */
  static final int MAX_TEXT = 4_096;

  private RequestLimits() {}

  static List<Problem> problems(ObjectNode request) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      boolean values = field.getKey().equals("values");
      String pointer = "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      check(pointer, field.getValue(), values ? Integer.MAX_VALUE : MAX_TEXT, problems);
    }
    return problems;
  }

  private static void check(String pointer, JsonNode node, int maxText, List<Problem> problems) {
    if (node.isTextual() && node.textValue().length() > maxText) {
      String found = node.textValue().length() + " characters";
      problems.add(new Problem(pointer, "at most " + maxText + " characters", found, ""));
    } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      problems.add(new Problem(pointer, "a number that fits a double", "a larger one", ""));
    } else if (node.isContainerNode()) {
      node.forEach(child -> check(pointer, child, maxText, problems));
    }
  }
}
