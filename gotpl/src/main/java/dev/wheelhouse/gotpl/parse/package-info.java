/**
 * From template text to a syntax tree: Go's text/template/parse. The lexer and parser report Go's
 * errors, and nodes print themselves as Go's do, because error messages quote them. May import
 * {@code java.*} and the value and fmt packages.
 */
package dev.wheelhouse.gotpl.parse;
