package dev.wheelhouse.render.lint;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.render.KubeVersion;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for the objects in a rendered file. */
final class ObjectRules {
  private static final Set<String> SELECTING =
      Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet");
  private static final int LONGEST_LINE = 64 * 1024;

  private final KubeVersion kubeVersion;
  private final Findings findings;

  ObjectRules(KubeVersion kubeVersion, Findings findings) {
    this.kubeVersion = kubeVersion;
    this.findings = findings;
  }

  /**
   * @throws YamlException when the content is no YAML; that is among the findings then
   */
  void check(String path, String content) {
    checkIndent(path, content);
    try {
      for (String document : LintedDocuments.split(content)) {
        LintedObject.read(document).ifPresent(object -> check(path, object, content));
      }
    } catch (YamlException malformed) {
      findings.add(Severity.ERROR, path, "unable to parse YAML: " + malformed.getMessage());
      throw malformed;
    }
  }

  private void checkIndent(String path, String content) {
    for (String line : content.split("\r?\n")) {
      if (line.length() >= LONGEST_LINE) {
        findings.add(Severity.WARNING, path, "bufio.Scanner: token too long");
        return;
      }
      if (!line.isBlank()) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
          findings.add(
              Severity.WARNING,
              path,
              "document starts with an illegal indent: "
                  + GoQuote.quote(line)
                  + ", which may cause parsing problems");
        }
        return;
      }
    }
  }

  private void check(String path, LintedObject object, String content) {
    findings.check(Severity.WARNING, path, ObjectNames.problem(object.kind(), object.name()));
    findings.check(
        Severity.WARNING,
        path,
        DeprecatedApis.warning(object.apiVersion(), object.kind(), kubeVersion));
    if (SELECTING.contains(object.kind())
        && !content.contains("matchLabels")
        && !content.contains("matchExpressions")) {
      findings.add(
          Severity.ERROR,
          path,
          "a "
              + object.kind()
              + " must contain matchLabels or matchExpressions, and "
              + GoQuote.quote(object.name())
              + " does not");
    }
    if (object.kind().equals("List")) {
      checkItems(path, content);
    }
  }

  private void checkItems(String path, String content) {
    if (GoYaml.parse(content) instanceof Map<?, ?> list
        && list.get("items") instanceof List<?> items
        && items.stream().anyMatch(ObjectRules::hasResourcePolicy)) {
      findings.add(
          Severity.ERROR,
          path,
          "Annotation 'helm.sh/resource-policy' within List objects are ignored");
    }
  }

  private static boolean hasResourcePolicy(Object item) {
    return item instanceof Map<?, ?> object
        && object.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations
        && annotations.containsKey("helm.sh/resource-policy");
  }
}
