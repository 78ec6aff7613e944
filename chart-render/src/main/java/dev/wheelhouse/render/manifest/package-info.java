/**
 * From rendered files to documents: splitting, recognising hooks, sorting by kind.
 *
 * <p>May import the parent package's records, chart-store's YAML and gotpl's value types.
 */
package dev.wheelhouse.render.manifest;
