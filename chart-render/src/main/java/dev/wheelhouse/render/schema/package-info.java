/**
 * Validation of values against {@code values.schema.json}, with the rules and the texts of the Go
 * library that Helm 3.21 uses (santhosh-tekuri/jsonschema 6): drafts 4, 6, 7, 2019-09 and 2020-12.
 *
 * <p>No schema is ever loaded from a network or a file: a reference out of the chart's own schema
 * is an error. The metaschemas come from the class path of json-schema-validator. May import the
 * values package and libraries.
 */
package dev.wheelhouse.render.schema;
