/**
 * The pages of the dashboard, served from the jar. They are a client of the gateway's API like any
 * other. Imports Vert.x only.
 */
package dev.wheelhouse.ops.dashboard;
