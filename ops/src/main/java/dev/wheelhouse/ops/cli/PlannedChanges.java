package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.plan.PlannedChange;
import dev.wheelhouse.events.plan.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a dry run would change, for people and for programs. */
final class PlannedChanges {
  private PlannedChanges() {}

  /** A line for each object, and one below it for each field that would differ. */
  static List<String> lines(List<PlannedChange> changes) {
    List<String> lines = new ArrayList<>();
    for (PlannedChange change : changes) {
      ResourceRef ref = change.resource();
      String where = ref.namespace().isEmpty() ? "" : ref.namespace() + "/";
      lines.add("%-9s  %s %s%s".formatted(word(change), ref.kind(), where, ref.name()));
      change.fields().forEach(field -> lines.add("             " + field));
      if (change.moreFields() > 0) {
        lines.add("             and " + change.moreFields() + " more");
      }
    }
    return lines;
  }

  static List<Object> document(List<PlannedChange> changes) {
    List<Object> list = new ArrayList<>();
    for (PlannedChange change : changes) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("effect", word(change));
      entry.put("apiVersion", change.resource().apiVersion());
      entry.put("kind", change.resource().kind());
      entry.put("namespace", change.resource().namespace());
      entry.put("name", change.resource().name());
      entry.put("fields", change.fields());
      entry.put("moreFields", change.moreFields());
      list.add(entry);
    }
    return list;
  }

  private static String word(PlannedChange change) {
    return change.effect().name().toLowerCase(Locale.ROOT);
  }
}
