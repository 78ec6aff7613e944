package dev.wheelhouse.render;

import dev.wheelhouse.render.manifest.ManifestSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what {@code helm template} prints.
 *
 * @param hooks whether hooks are printed ({@code --no-hooks} turns them off)
 * @param tests whether test hooks are printed ({@code --skip-tests} turns them off)
 * @param showOnly templates to print alone, as {@code templates/service.yaml} or with {@code *};
 *     empty prints all
 */
public record TemplatePrinter(boolean hooks, boolean tests, List<String> showOnly) {
  /** Without flags. */
  public static final TemplatePrinter DEFAULT = new TemplatePrinter(true, true, List.of());

  private static final Pattern SOURCE = Pattern.compile("# Source: [^/]+/(.+)");

  /** Copies the list. */
  public TemplatePrinter {
    showOnly = List.copyOf(showOnly);
  }

  /**
   * The text on standard output.
   *
   * @throws RenderException when {@code showOnly} names a template that gave no document
   */
  public String print(RenderedRelease release) {
    return print(release.manifest(), hooks(release));
  }

  /**
   * The text on standard output for a manifest that something else has changed or written.
   *
   * @throws RenderException when {@code showOnly} names a template that gave no document
   */
  public String print(String manifest, List<Hook> printed) {
    StringBuilder text = new StringBuilder();
    text.append(ManifestSplitter.trimSpace(manifest)).append('\n');
    printed.forEach(hook -> ReleaseManifest.append(text, hook.path(), hook.manifest()));
    return showOnly.isEmpty() ? text.toString() : selected(text.toString());
  }

  /** The hooks that are printed. */
  public List<Hook> hooks(RenderedRelease release) {
    if (!hooks) {
      return List.of();
    }
    return release.hooks().stream()
        .filter(hook -> tests || !hook.events().contains(HookEvent.TEST))
        .toList();
  }

  private String selected(String all) {
    List<String> documents = ManifestSplitter.split(all);
    StringBuilder text = new StringBuilder();
    for (String wanted : showOnly) {
      Pattern pattern = PathGlob.compile(wanted);
      List<String> found = new ArrayList<>();
      for (String document : documents) {
        Matcher source = SOURCE.matcher(document);
        if (source.find() && pattern.matcher(source.group(1)).matches()) {
          found.add(document);
        }
      }
      if (found.isEmpty()) {
        throw new RenderException(
            RenderErrorCode.TEMPLATE_NOT_FOUND, "could not find template " + wanted + " in chart");
      }
      found.forEach(document -> text.append("---\n").append(document).append('\n'));
    }
    return text.toString();
  }
}
