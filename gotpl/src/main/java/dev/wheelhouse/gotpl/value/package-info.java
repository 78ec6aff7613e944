/**
 * Go's values and types on the JVM: how a bool, an int, a string of bytes, a typed map or a struct
 * of Go is represented by a Java object, and how its Go type is named. May import {@code java.*}
 * only.
 */
package dev.wheelhouse.gotpl.value;
