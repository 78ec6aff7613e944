/**
 * Sets of templates and their execution: Go's text/template. {@link
 * dev.wheelhouse.gotpl.engine.Templates} is the entry. A syntax tree is compiled once into a tree
 * of executable steps, which any number of threads run at the same time. May import {@code java.*}
 * and the value, func, fmt and parse packages.
 */
package dev.wheelhouse.gotpl.engine;
