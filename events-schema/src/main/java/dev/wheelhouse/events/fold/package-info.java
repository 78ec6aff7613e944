/**
 * The fold: from events to the state of a deployment. Workers, command line and dashboard share it,
 * so that all of them see the same. Pure; imports {@code java.*} and the model packages only.
 */
package dev.wheelhouse.events.fold;
