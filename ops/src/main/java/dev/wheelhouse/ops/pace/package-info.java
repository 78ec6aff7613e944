/**
 * How long steps take and took: what is stalled, and when a deployment will have ended. Pure; knows
 * events-schema only.
 */
package dev.wheelhouse.ops.pace;
