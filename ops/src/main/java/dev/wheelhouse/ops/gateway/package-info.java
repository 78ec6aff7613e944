/**
 * The log over HTTP: requests in; releases, deployments and events out, as REST and as Server-Sent
 * Events. Everything runs on one event loop; its state is a fold over {@code wheelhouse.lifecycle}
 * and is lost with the process. Imports {@code ops.log}, {@code ops.follow}, {@code ops.pace},
 * {@code ops.metrics}, events-schema, YAML as Go reads it, and Vert.x.
 */
package dev.wheelhouse.ops.gateway;
