/**
 * The command line: one class a command, Helm's names and flags wherever Helm has the thing. May
 * import everything of ours; nothing but {@code Main} ends the process.
 */
package dev.wheelhouse.ops.cli;
