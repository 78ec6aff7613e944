/** The gateway under many watchers and over a long log. */
package dev.wheelhouse.benchmarks.gateway;
