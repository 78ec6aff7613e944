/**
 * Places where charts live, joined: {@link dev.wheelhouse.store.ChartLocator} finds what a
 * reference names. May import all packages of this module.
 */
package dev.wheelhouse.store;
