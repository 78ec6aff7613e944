package dev.wheelhouse.render.corpus;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A chart to render and what real Helm made of it.
 *
 * @param id unique among the cases of one corpus
 * @param chart directory or archive
 * @param values values file, if any
 * @param release name of the release
 * @param namespace namespace of the release
 * @param deterministic whether Helm prints the same twice
 * @param expectedYaml file with what {@code helm template} prints, where Helm renders the chart
 * @param expectedError file with Helm's error, where Helm refuses the chart
 */
record CorpusCase(
    String id,
    Path chart,
    Optional<Path> values,
    String release,
    String namespace,
    boolean deterministic,
    Optional<Path> expectedYaml,
    Optional<Path> expectedError) {}
