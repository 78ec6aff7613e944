package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.plan.PlannedResource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two revisions, as far as the log tells without content. */
final class RevisionDiff {
  private RevisionDiff() {}

  static ObjectNode of(RevisionFacts from, RevisionFacts to) {
    ObjectNode old = from.json();
    ObjectNode young = to.json();
    ObjectNode diff = Views.object();
    diff.set("from", old);
    diff.set("to", young);
    ArrayNode changes = diff.putArray("changes");
    Set<String> names = new TreeSet<>();
    old.fieldNames().forEachRemaining(names::add);
    young.fieldNames().forEachRemaining(names::add);
    names.remove("revision");
    for (String name : names) {
      JsonNode before = old.path(name);
      JsonNode after = young.path(name);
      if (!before.asText().equals(after.asText())) {
        ObjectNode change = changes.addObject().put("field", name);
        Views.put(change, "from", before.asText());
        Views.put(change, "to", after.asText());
      }
    }
    resources(diff.putObject("resources"), from, to);
    return diff;
  }

  /** Only the plan that compared these two revisions knows which objects it changed. */
  private static void resources(ObjectNode json, RevisionFacts from, RevisionFacts to) {
    ArrayNode added = json.putArray("added");
    ArrayNode removed = json.putArray("removed");
    ArrayNode changed = json.putArray("changed");
    int same = 0;
    boolean compared = to.previous() == from.revision();
    for (Map.Entry<String, PlannedResource.Action> each : to.resources().entrySet()) {
      if (!from.resources().containsKey(each.getKey())) {
        added.add(each.getKey());
      } else if (compared && each.getValue() == PlannedResource.Action.UPDATE) {
        changed.add(each.getKey());
      } else {
        same++;
      }
    }
    from.resources().keySet().stream()
        .filter(name -> !to.resources().containsKey(name))
        .forEach(removed::add);
    json.put("inBoth", same);
    json.put("compared", compared);
  }
}
