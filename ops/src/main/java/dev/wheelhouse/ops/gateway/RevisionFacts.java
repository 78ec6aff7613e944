package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log tells of a revision; names and digests, no content.
 *
 * @param revision its number
 * @param chart null when it is not known
 * @param valuesDigest empty when it is not known
 * @param valuesSources where the values came from
 * @param manifestDigest empty when it is not known
 * @param previous the revision that the plan compared with
 * @param resources what the plan expected of each object, by kind and name
 */
record RevisionFacts(
    int revision,
    Preparation.ChartResolved chart,
    String valuesDigest,
    List<String> valuesSources,
    String manifestDigest,
    int previous,
    SortedMap<String, PlannedResource.Action> resources) {

  static RevisionFacts of(int revision, Preparation.ChartResolved chart, List<LogEntry> events) {
    Preparation.ValuesResolved values = null;
    String manifest = "";
    Plan plan = null;
    for (LogEntry entry : events) {
      LifecycleEvent data = entry.event() == null ? null : entry.event().data();
      if (data instanceof Preparation.ValuesResolved resolved) {
        values = resolved;
      } else if (data instanceof Preparation.PlanComputed computed) {
        plan = computed.plan();
        manifest = computed.manifestDigest();
      } else if (data instanceof Trouble.RemediationStarted undo
          && undo.plan().revision() == revision) {
        plan = undo.plan();
        manifest = undo.manifestDigest();
        values = null;
      }
    }
    return new RevisionFacts(
        revision,
        chart,
        values == null ? "" : values.digest(),
        values == null ? List.of() : values.sources(),
        manifest == null ? "" : manifest,
        plan == null ? 0 : plan.previousRevision(),
        resources(plan));
  }

  private static SortedMap<String, PlannedResource.Action> resources(Plan plan) {
    SortedMap<String, PlannedResource.Action> resources = new TreeMap<>();
    for (Step step : plan == null ? List.<Step>of() : plan.steps()) {
      if (step instanceof Step.Wave wave) {
        wave.resources()
            .forEach(
                each ->
                    resources.put(
                        each.resource().display()
                            + (each.resource().namespace().isEmpty()
                                ? ""
                                : " in " + each.resource().namespace()),
                        each.action()));
      }
    }
    return resources;
  }

  /** These facts, with the values of the revision that was brought back. */
  RevisionFacts withValuesOf(RevisionFacts other) {
    return new RevisionFacts(
        revision,
        chart,
        other.valuesDigest,
        other.valuesSources,
        manifestDigest,
        previous,
        resources);
  }

  ObjectNode json() {
    ObjectNode json = Views.object().put("revision", revision);
    if (chart != null) {
      Views.put(json, "chart", chart.name());
      Views.put(json, "chartVersion", chart.version());
      Views.put(json, "appVersion", chart.appVersion());
      Views.put(json, "chartReference", chart.reference());
      Views.put(json, "chartDigest", chart.digest());
    }
    Views.put(json, "valuesDigest", valuesDigest);
    Views.put(json, "valuesSources", String.join(", ", valuesSources));
    Views.put(json, "manifestDigest", manifestDigest);
    return json;
  }
}
