/**
 * Views of a release made from its deployments. Imports {@code java.*} and the other model packages
 * of {@code dev.wheelhouse.events}.
 */
package dev.wheelhouse.events.release;
