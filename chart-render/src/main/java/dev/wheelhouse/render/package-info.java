/**
 * Chart and values to hooks, manifests and notes, byte for byte as Helm 3.21 renders them.
 *
 * <p>{@code Renderer} is the entry; {@code values.ValuesOptions} turns the values flags of the
 * command line into a map, {@link dev.wheelhouse.render.TemplatePrinter} prints what {@code helm
 * template} prints.
 *
 * <p>May import gotpl, chart-store and libraries; knows nothing of Kafka, Kubernetes clients or the
 * command line.
 */
package dev.wheelhouse.render;
