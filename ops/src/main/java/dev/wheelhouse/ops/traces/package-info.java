/**
 * Deployments as OpenTelemetry traces: a pure fold that makes one trace of each deployment, and a
 * consumer that sends it. Imports {@code consume}, {@code follow}, {@code log}, events-schema,
 * Vert.x and OpenTelemetry's SDK (in {@code OtlpSender} and {@code StepSpanData} only).
 */
package dev.wheelhouse.ops.traces;
