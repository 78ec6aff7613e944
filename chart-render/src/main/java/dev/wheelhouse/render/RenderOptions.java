package dev.wheelhouse.render;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How to render.
 *
 * @param includeCrds whether the files of {@code crds/} become part of the manifest
 * @param subchartNotes whether the notes of subcharts are added to the notes
 * @param validateSchema whether values are checked against {@code values.schema.json}
 * @param lint whether {@code required} and {@code fail} let pass, as under {@code helm lint}
 * @param hosts the address that {@code getHostByName} gives for a name; Helm gives "" unless asked
 *     with {@code --enable-dns}
 * @param lookup what the function {@code lookup} asks
 * @param budget what the render may use
 */
public record RenderOptions(
    boolean includeCrds,
    boolean subchartNotes,
    boolean validateSchema,
    boolean lint,
    UnaryOperator<String> hosts,
    LookupProvider lookup,
    RenderBudget budget) {
  /** As {@code helm template} without flags. */
  public static final RenderOptions DEFAULT =
      new RenderOptions(
          false, false, true, false, name -> "", LookupProvider.NONE, RenderBudget.DEFAULT);

  /** Refuses nulls. */
  public RenderOptions {
    Objects.requireNonNull(hosts, "hosts");
    Objects.requireNonNull(lookup, "lookup");
    Objects.requireNonNull(budget, "budget");
  }

  /** With or without the files of {@code crds/} in the manifest. */
  public RenderOptions withIncludeCrds(boolean on) {
    return new RenderOptions(on, subchartNotes, validateSchema, lint, hosts, lookup, budget);
  }

  /** With or without the notes of subcharts. */
  public RenderOptions withSubchartNotes(boolean on) {
    return new RenderOptions(includeCrds, on, validateSchema, lint, hosts, lookup, budget);
  }

  /** With or without the check against {@code values.schema.json}. */
  public RenderOptions withValidateSchema(boolean on) {
    return new RenderOptions(includeCrds, subchartNotes, on, lint, hosts, lookup, budget);
  }

  /** As under {@code helm lint}, or not. */
  public RenderOptions withLint(boolean on) {
    return new RenderOptions(includeCrds, subchartNotes, validateSchema, on, hosts, lookup, budget);
  }

  /** With addresses for {@code getHostByName}. */
  public RenderOptions withHosts(UnaryOperator<String> resolver) {
    return new RenderOptions(
        includeCrds, subchartNotes, validateSchema, lint, resolver, lookup, budget);
  }

  /** With another source for {@code lookup}. */
  public RenderOptions withLookup(LookupProvider provider) {
    return new RenderOptions(
        includeCrds, subchartNotes, validateSchema, lint, hosts, provider, budget);
  }

  /** With other limits. */
  public RenderOptions withBudget(RenderBudget limits) {
    return new RenderOptions(
        includeCrds, subchartNotes, validateSchema, lint, hosts, lookup, limits);
  }
}
