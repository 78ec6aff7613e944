/**
 * Functions that templates can call: their declaration with Go's parameter types, so that the
 * engine reports wrong arity and wrong types as Go does, and maps of them. May import {@code
 * java.*} and the value package.
 */
package dev.wheelhouse.gotpl.func;
