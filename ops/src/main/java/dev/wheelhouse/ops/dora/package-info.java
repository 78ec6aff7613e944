/** The four DORA figures, folded from the log. Pure; knows events-schema only. */
package dev.wheelhouse.ops.dora;
