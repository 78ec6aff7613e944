/**
 * The chart repository over HTTP: what Helm downloads, ChartMuseum's API for uploads, and an event
 * for each of them. Imports the chart store, the log, who may do what of the gateway, and Vert.x;
 * knows no commands.
 */
package dev.wheelhouse.ops.serve;
