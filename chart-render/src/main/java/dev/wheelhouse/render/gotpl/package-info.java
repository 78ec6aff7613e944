/**
 * The default engine: Go templates with Sprig's and Helm's functions, and what templates see as
 * {@code .Chart}, {@code .Files}, {@code .Capabilities} and so on.
 *
 * <p>May import gotpl, chart-store's model and YAML, and the parent packages.
 */
package dev.wheelhouse.render.gotpl;
