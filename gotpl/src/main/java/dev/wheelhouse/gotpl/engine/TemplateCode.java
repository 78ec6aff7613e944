package dev.wheelhouse.gotpl.engine;

/**
 * A compiled template. Immutable and independent of the set it is in: other templates are looked up
 * by name when they are called.
 *
 * @param slots the number of variables that live at the same time
 * @param empty whether the template is nothing but white space, and so replaces no other
 * @param deep whether it nests so deeply that it needs a big stack to run
 */
record TemplateCode(String name, Step body, int slots, boolean empty, boolean deep) {}
