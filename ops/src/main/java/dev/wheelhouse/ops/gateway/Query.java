package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.gateway.auth.Principal;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The parameters of a request; a wrong one is answered with 400 and its name. */
final class Query {
  private static final int MOST_ITEMS = 1_000;
  private static final int DEFAULT_ITEMS = 100;
  private static final int MOST_CHARACTERS = 512;

  private final RoutingContext context;

  /**
   * @param known names that may be given
   */
  Query(RoutingContext context, Set<String> known) {
    this.context = context;
    for (String name : context.queryParams().names()) {
      if (!known.contains(name)) {
        throw HttpProblem.badRequest(
            "the parameters here are "
                + String.join(", ", known.stream().sorted().toList())
                + "; found another name");
      }
    }
  }

  /** A text; empty when it is not given. */
  String text(String name) {
    String value = context.queryParams().get(name);
    if (value != null && value.length() > MOST_CHARACTERS) {
      throw HttpProblem.badRequest(name + " has at most " + MOST_CHARACTERS + " characters");
    }
    return value == null ? "" : value;
  }

  /** A whole number from 0 on. */
  long number(String name, long otherwise) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,18}")) {
      throw HttpProblem.badRequest(name + ": expected a whole number, found another text");
    }
    return Long.parseLong(text);
  }

  /** How many items a page has. */
  int limit() {
    long limit = number("limit", DEFAULT_ITEMS);
    if (limit < 1 || limit > MOST_ITEMS) {
      throw HttpProblem.badRequest("limit: expected 1 to " + MOST_ITEMS + ", found " + limit);
    }
    return (int) limit;
  }

  /** The parameters that choose releases and events. */
  EventFilter filter(Principal viewer) {
    return new EventFilter(
        viewer,
        text("cluster"),
        text("namespace"),
        text("release"),
        text("deployment"),
        text("type"));
  }
}
