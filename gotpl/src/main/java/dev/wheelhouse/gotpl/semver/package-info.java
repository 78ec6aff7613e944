/**
 * Semantic versions and version constraints with the rules of Masterminds/semver, the library
 * behind Sprig's {@code semver} functions and Helm's chart version ranges.
 *
 * <p>Imports {@code java.*}, {@code com.google.re2j} and Go's quoting of the fmt package only, so
 * that it can be used without the template language.
 */
package dev.wheelhouse.gotpl.semver;
