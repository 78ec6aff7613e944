/**
 * YAML and JSON as Go reads and writes them.
 *
 * <p>{@link dev.wheelhouse.yaml.GoYaml} is the door. Reading is a scanner (text to tokens), a
 * parser (tokens to values) and a resolver (what a plain scalar means); writing is one emitter. All
 * follow the behaviour of go-yaml v2 under {@code sigs.k8s.io/yaml} 1.6, quirks included, because
 * charts depend on them. Imports {@code java.*} only.
 */
package dev.wheelhouse.yaml;
