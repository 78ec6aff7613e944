/**
 * Tells people and programs what happens: events that match a subscription, said to its target at
 * least once. What is said is pure ({@code NoticeFold}, {@code Filter}, {@code MessageView});
 * saying it is the {@code Channel}s'. Imports {@code consume}, {@code follow}, {@code log},
 * events-schema, the MVEL templates of chart-render, snakeyaml-engine and Vert.x.
 */
package dev.wheelhouse.ops.notify;
