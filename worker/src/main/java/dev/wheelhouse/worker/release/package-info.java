/**
 * Release Secrets as Helm 3 writes and reads them. Imports {@code java.*}, Jackson, chart-store and
 * {@code worker.port}.
 */
package dev.wheelhouse.worker.release;
