/** What people and CI touch: the command line, the demo, views of the log. Nothing points here. */
package dev.wheelhouse.ops;
