/**
 * What was deployed at a moment, folded from the log. Knows events-schema only; reading the log and
 * printing are its callers'.
 */
package dev.wheelhouse.ops.audit;
