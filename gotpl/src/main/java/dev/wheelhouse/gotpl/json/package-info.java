/**
 * JSON as Go's {@code encoding/json} writes and reads it: key order, escapes, number forms and
 * error texts. May import {@code java.*} and the value and fmt packages.
 */
package dev.wheelhouse.gotpl.json;
