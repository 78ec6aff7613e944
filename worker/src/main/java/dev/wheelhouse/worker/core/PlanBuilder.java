package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedHook;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.PlannedResource.Action;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.plan.WeightGroup;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.Crds;
import dev.wheelhouse.events.request.Options.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes the plan of a deployment. A resource is the same in two revisions when group, kind,
 * namespace and name are; it is unchanged when its manifest's digest is.
 */
public final class PlanBuilder {
  private PlanBuilder() {}

  /**
   * An object of a manifest.
   *
   * @param installRank objects of one rank are applied together
   * @param uninstallRank lower ranks are deleted first
   * @param digest of the object's text
   * @param keep whether {@code helm.sh/resource-policy: keep} is set
   */
  public record Entry(
      ResourceRef resource, int installRank, int uninstallRank, String digest, boolean keep) {}

  /**
   * A hook and the Helm events it runs at.
   *
   * @param events for example {@code pre-install}
   */
  public record HookEntry(PlannedHook hook, List<String> events) {
    public HookEntry {
      events = List.copyOf(events);
    }
  }

  /**
   * What a release consists of.
   *
   * @param revision 0: there is none
   * @param resources in the order of the manifest
   * @param hookParallelism how many hooks of one weight the chart lets run at a time; 0: it says
   *     nothing
   */
  public record Content(
      int revision,
      List<ResourceRef> crds,
      List<Entry> resources,
      List<HookEntry> hooks,
      int hookParallelism) {
    /** No release. */
    public static final Content NONE = new Content(0, List.of(), List.of(), List.of());

    public Content {
      crds = List.copyOf(crds);
      resources = List.copyOf(resources);
      hooks = List.copyOf(hooks);
    }

    /** Of a chart that says nothing of parallel hooks. */
    public Content(
        int revision, List<ResourceRef> crds, List<Entry> resources, List<HookEntry> hooks) {
      this(revision, crds, resources, hooks, 0);
    }
  }

  /** Installs {@code next}, which has never been there. */
  public static Plan install(Content next, Options options) {
    List<Step> steps = new ArrayList<>();
    addCrds(steps, next, options.crds() != Crds.SKIP);
    addHooks(steps, next, "pre-install", options);
    addWaves(steps, next, Content.NONE);
    addWait(steps, next, options);
    addHooks(steps, next, "post-install", options);
    return new Plan(Plan.Action.INSTALL, next.revision(), 0, 0, steps);
  }

  /** Turns {@code current} into {@code next}. */
  public static Plan upgrade(Content current, Content next, Options options) {
    return new Plan(
        Plan.Action.UPGRADE,
        next.revision(),
        current.revision(),
        0,
        change(current, next, "upgrade", options));
  }

  /**
   * Turns {@code current} into {@code next}, which has the content of an earlier revision.
   *
   * @param target that earlier revision
   */
  public static Plan rollback(Content current, Content next, int target, Options options) {
    return new Plan(
        Plan.Action.ROLLBACK,
        next.revision(),
        current.revision(),
        target,
        change(current, next, "rollback", options));
  }

  private static void addCrds(List<Step> steps, Content next, boolean wanted) {
    if (wanted && !next.crds().isEmpty()) {
      steps.add(new Step.Crds(next.crds()));
    }
  }

  private static List<Step> change(Content current, Content next, String event, Options options) {
    List<Step> steps = new ArrayList<>();
    addCrds(steps, next, options.crds() == Crds.UPDATE);
    addHooks(steps, next, "pre-" + event, options);
    addWaves(steps, next, current);
    addPrune(steps, current, next, false);
    addWait(steps, next, options);
    addHooks(steps, next, "post-" + event, options);
    return steps;
  }

  /** Removes {@code current}. */
  public static Plan uninstall(Content current, Options options) {
    List<Step> steps = new ArrayList<>();
    addHooks(steps, current, "pre-delete", options);
    addPrune(steps, current, Content.NONE, options.waitFor() != Wait.NONE);
    addHooks(steps, current, "post-delete", options);
    return new Plan(Plan.Action.UNINSTALL, current.revision(), current.revision(), 0, steps);
  }

  /**
   * Runs the tests of {@code current}.
   *
   * @param wanted which hooks, by name
   */
  public static Plan test(Content current, Predicate<String> wanted, Options options) {
    Content chosen =
        new Content(
            current.revision(),
            List.of(),
            List.of(),
            current.hooks().stream()
                .filter(entry -> wanted.test(entry.hook().resource().name()))
                .toList(),
            current.hookParallelism());
    List<Step> steps = new ArrayList<>();
    addHooks(steps, chosen, "test", options);
    return new Plan(Plan.Action.TEST, current.revision(), current.revision(), 0, steps);
  }

  private static void addHooks(List<Step> steps, Content content, String event, Options options) {
    if (options.noHooks()) {
      return;
    }
    Map<Integer, List<PlannedHook>> byWeight =
        content.hooks().stream()
            .filter(entry -> entry.events().contains(event))
            .map(HookEntry::hook)
            .sorted(Comparator.comparing(hook -> hook.resource().name()))
            .collect(Collectors.groupingBy(PlannedHook::weight, TreeMap::new, Collectors.toList()));
    List<WeightGroup> groups =
        byWeight.entrySet().stream()
            .map(group -> new WeightGroup(group.getKey(), group.getValue()))
            .toList();
    if (!groups.isEmpty()) {
      steps.add(new Step.HookPhase(event, groups, content.hookParallelism()));
    }
  }

  private static void addWaves(List<Step> steps, Content next, Content current) {
    Map<Identity, Entry> before = byIdentity(current);
    Map<Integer, List<PlannedResource>> byRank =
        next.resources().stream()
            .collect(
                Collectors.groupingBy(
                    Entry::installRank,
                    TreeMap::new,
                    Collectors.mapping(
                        entry -> planned(entry, before.get(Identity.of(entry.resource()))),
                        Collectors.toList())));
    int index = 0;
    for (List<PlannedResource> wave : byRank.values()) {
      index++;
      steps.add(new Step.Wave(index, byRank.size(), wave));
    }
  }

  private static PlannedResource planned(Entry entry, Entry before) {
    Action action =
        before == null
            ? Action.CREATE
            : before.digest().equals(entry.digest()) ? Action.UNCHANGED : Action.UPDATE;
    return new PlannedResource(entry.resource(), action);
  }

  private static void addPrune(List<Step> steps, Content current, Content next, boolean awaitGone) {
    Map<Identity, Entry> after = byIdentity(next);
    List<Entry> surplus =
        current.resources().stream()
            .filter(entry -> !after.containsKey(Identity.of(entry.resource())))
            .sorted(Comparator.comparingInt(Entry::uninstallRank))
            .toList();
    if (!surplus.isEmpty()) {
      steps.add(
          new Step.Prune(
              refs(surplus, entry -> !entry.keep()), refs(surplus, Entry::keep), awaitGone));
    }
  }

  private static List<ResourceRef> refs(List<Entry> entries, Predicate<Entry> which) {
    return entries.stream().filter(which).map(Entry::resource).toList();
  }

  private static void addWait(List<Step> steps, Content next, Options options) {
    if (options.waitFor() != Wait.NONE && !next.resources().isEmpty()) {
      steps.add(new Step.AwaitReady(options.waitFor() == Wait.RESOURCES_AND_JOBS));
    }
  }

  /** Two API versions of a kind name the same object. */
  private record Identity(String group, String kind, String namespace, String name) {
    static Identity of(ResourceRef ref) {
      return new Identity(ref.group(), ref.kind(), ref.namespace(), ref.name());
    }
  }

  private static Map<Identity, Entry> byIdentity(Content content) {
    return content.resources().stream()
        .collect(
            Collectors.toMap(
                entry -> Identity.of(entry.resource()),
                Function.identity(),
                (first, second) -> second,
                LinkedHashMap::new));
  }
}
