package dev.wheelhouse.render.lint;

import com.google.re2j.Pattern;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which names Kubernetes takes, in its words ({@code apimachinery/pkg/util/validation}). */
final class ObjectNames {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Form SUBDOMAIN =
      new Form(
          LABEL + "(\\." + LABEL + ")*",
          253,
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
              + " '.', and must start and end with an alphanumeric character",
          "'example.com'");
  private static final Form NAMESPACE =
      new Form(
          LABEL,
          63,
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
              + " must start and end with an alphanumeric character",
          "'my-name',  or '123-abc'");
  private static final Form SERVICE =
      new Form(
          "[a-z]([-a-z0-9]*[a-z0-9])?",
          63,
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
              + " alphabetic character, and end with an alphanumeric character",
          "'my-name',  or 'abc-123'");
  private static final Set<String> PATH_SEGMENTS =
      Set.of("role", "clusterrole", "rolebinding", "clusterrolebinding");

  private ObjectNames() {}

  private record Form(String regex, int longest, String rule, String examples) {
    List<String> problems(String name) {
      List<String> problems = new ArrayList<>();
      if (GoStrings.byteLength(name) > longest) {
        problems.add("must be no more than " + longest + " characters");
      }
      if (!Pattern.matches(regex, name)) {
        problems.add(
            rule + " (e.g. " + examples + ", regex used for validation is '" + regex + "')");
      }
      return problems;
    }
  }

  /** Helm's words where an object of this kind cannot have this name. */
  static Optional<String> problem(String kind, String name) {
    List<String> problems =
        problems(kind.toLowerCase(Locale.ROOT), name).stream()
            .map(problem -> "metadata.name: Invalid value: " + GoQuote.quote(name) + ": " + problem)
            .distinct()
            .toList();
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "object name does not conform to Kubernetes naming requirements: "
            + GoQuote.quote(name)
            + ": "
            + (problems.size() == 1 ? problems.get(0) : "[" + String.join(", ", problems) + "]"));
  }

  private static List<String> problems(String kind, String name) {
    if (PATH_SEGMENTS.contains(kind)) {
      return pathSegment(name);
    }
    return switch (kind) {
      case "certificatesigningrequest" -> List.of();
      case "service" -> SERVICE.problems(name);
      case "namespace" -> namespace(name);
      default -> SUBDOMAIN.problems(name);
    };
  }

  private static List<String> namespace(String name) {
    if (Pattern.matches(SUBDOMAIN.regex(), name) && name.contains(".")) {
      List<String> problems = new ArrayList<>(NAMESPACE.problems(name));
      problems.set(problems.size() - 1, "must not contain dots");
      return problems;
    }
    return NAMESPACE.problems(name);
  }

  private static List<String> pathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return List.of("may not be '" + name + "'");
    }
    List<String> problems = new ArrayList<>();
    for (String part : List.of("/", "%")) {
      if (name.contains(part)) {
        problems.add("may not contain '" + part + "'");
      }
    }
    return problems;
  }
}
