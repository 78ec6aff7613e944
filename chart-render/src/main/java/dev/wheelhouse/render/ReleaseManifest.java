package dev.wheelhouse.render;

import java.util.List;
import java.util.Map;

/** The manifest as one text, as Helm keeps it in the release. */
final class ReleaseManifest {
  private ReleaseManifest() {}

  static String text(List<Crd> crds, List<Manifest> manifests) {
    StringBuilder text = new StringBuilder();
    crds.forEach(crd -> append(text, crd.path(), crd.text()));
    manifests.forEach(manifest -> append(text, manifest.path(), manifest.text()));
    return text.toString();
  }

  /** Rendered files as they are, for an error's sake; those without content are left out. */
  static String text(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (path, content) -> {
          if (!content.isBlank()) {
            append(text, path, content);
          }
        });
    return text.toString();
  }

  static void append(StringBuilder text, String path, String document) {
    text.append("---\n# Source: ").append(path).append('\n').append(document).append('\n');
  }
}
