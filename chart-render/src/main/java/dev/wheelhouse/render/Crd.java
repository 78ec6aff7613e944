package dev.wheelhouse.render;

/**
 * A file of {@code crds/}.
 *
 * @param path for example {@code app/charts/db/crds/backup.yaml}
 * @param text the file as it is; it is no template and may hold several documents
 */
public record Crd(String path, String text) {}
