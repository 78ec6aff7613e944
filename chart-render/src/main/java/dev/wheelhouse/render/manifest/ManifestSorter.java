package dev.wheelhouse.render.manifest;

import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.render.Hook;
import dev.wheelhouse.render.HookEvent;
import dev.wheelhouse.render.KindOrder;
import dev.wheelhouse.render.Manifest;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells hooks from resources and sorts both by kind ({@code releaseutil.SortManifests}).
 *
 * @param hooks hooks by kind
 * @param manifests all other documents by kind
 */
public record ManifestSorter(List<Hook> hooks, List<Manifest> manifests) {
  private static final String HOOK = "helm.sh/hook";
  private static final String WEIGHT = "helm.sh/hook-weight";
  private static final String DELETE_POLICY = "helm.sh/hook-delete-policy";
  private static final String OUTPUT_LOG_POLICY = "helm.sh/hook-output-log-policy";

  /**
   * Splits and sorts rendered files.
   *
   * @param files rendered text by template name, without notes
   * @param heads what is known of documents seen before
   * @param warnings takes what Helm only logs
   * @throws dev.wheelhouse.render.RenderException when a document is no YAML map
   */
  public static ManifestSorter sort(
      Map<String, String> files, KindOrder order, HeadCache heads, Consumer<String> warnings) {
    List<Hook> hooks = new ArrayList<>();
    List<Manifest> manifests = new ArrayList<>();
    List<String> paths = new ArrayList<>(files.keySet());
    paths.sort(GoStrings::compare);
    for (String path : paths) {
      String content = files.get(path);
      if (TemplateSource.isPartial(path) || content.isBlank()) {
        continue;
      }
      for (String document : ManifestSplitter.split(content)) {
        place(path, document, heads.read(path, document), hooks, manifests, warnings);
      }
    }
    hooks.sort(Comparator.comparing(Hook::kind, order.comparator()));
    manifests.sort(Comparator.comparing(Manifest::kind, order.comparator()));
    return new ManifestSorter(hooks, manifests);
  }

  private static void place(
      String path,
      String document,
      ManifestHead head,
      List<Hook> hooks,
      List<Manifest> manifests,
      Consumer<String> warnings) {
    String names = head.annotations().get(HOOK);
    if (names == null) {
      manifests.add(
          new Manifest(
              path, head.kind(), head.apiVersion(), head.name(), head.namespace(), document));
      return;
    }
    Optional<List<HookEvent>> events = events(names);
    if (events.isEmpty()) {
      warnings.accept(
          "skipping unknown hook: \""
              + names
              + "\"; the document "
              + head.kind()
              + "/"
              + head.name()
              + " of "
              + path
              + " is left out, as Helm 3 does");
      return;
    }
    hooks.add(
        new Hook(
            head.name(),
            head.kind(),
            head.apiVersion(),
            path,
            document,
            events.get(),
            weight(head),
            policies(head, DELETE_POLICY),
            policies(head, OUTPUT_LOG_POLICY)));
  }

  /** The events of the annotation; empty when it holds one that Helm 3 does not know. */
  private static Optional<List<HookEvent>> events(String names) {
    List<HookEvent> events = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      Optional<HookEvent> event =
          HookEvent.of(ManifestSplitter.trimSpace(name).toLowerCase(Locale.ROOT));
      if (event.isEmpty()) {
        return Optional.empty();
      }
      events.add(event.get());
    }
    return Optional.of(events);
  }

  private static int weight(ManifestHead head) {
    try {
      return Integer.parseInt(head.annotations().getOrDefault(WEIGHT, "0"));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static List<String> policies(ManifestHead head, String annotation) {
    String value = head.annotations().get(annotation);
    if (value == null) {
      return List.of();
    }
    List<String> policies = new ArrayList<>();
    for (String policy : value.split(",", -1)) {
      policies.add(ManifestSplitter.trimSpace(policy).toLowerCase(Locale.ROOT));
    }
    return policies;
  }
}
