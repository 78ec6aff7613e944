/** Whole deployments on a real cluster beside bare server-side apply. */
package dev.wheelhouse.benchmarks.releases;
