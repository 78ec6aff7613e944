/**
 * From requests to lifecycle events: the worker and how its parts are joined. {@code Wiring} alone
 * sees all packages below.
 */
package dev.wheelhouse.worker;
