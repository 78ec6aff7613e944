/**
 * Go's {@code fmt} and {@code strconv}: formatting of any value with Go's verbs, and Go's text
 * forms of numbers and quoted strings. May import {@code java.*} and the value package.
 */
package dev.wheelhouse.gotpl.fmt;
