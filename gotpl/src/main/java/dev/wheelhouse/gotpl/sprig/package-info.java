/**
 * Sprig 3.3.0 for Go templates on the JVM: {@link dev.wheelhouse.gotpl.sprig.SprigFunctions} gives
 * the functions, every one with its Go signature. Behaviour, odd results and error texts are those
 * of the original as Helm 3.21 links it.
 *
 * <p>May import the value, fmt, func, json and semver packages, RE2/J and Bouncy Castle; knows
 * nothing of templates' parsing or execution, nor of Helm.
 */
package dev.wheelhouse.gotpl.sprig;
