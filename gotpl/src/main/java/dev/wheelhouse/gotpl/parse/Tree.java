package dev.wheelhouse.gotpl.parse;

/** One parsed template: the body of a file, or of a {@code define} or {@code block} in it. */
public record Tree(String name, Statement.Body body) {}
