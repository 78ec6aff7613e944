package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the templates of one render share. Belongs to one render, and to one thread at a time. */
final class Session {
  private static final int MAX_INCLUDES = 64;
  private static final int DEPTH_OF_CALLER = 24;

  private final Map<String, Template> templates;
  private final Work work;
  private final boolean lint;
  private final int mostIncludes;
  private int depth;
  private int includes;
  private RenderException failure;

  Session(Map<String, Template> templates, RenderOptions options) {
    this.templates = templates;
    this.work = new Work(options.budget());
    this.lint = options.lint();
    this.mostIncludes = Math.min(MAX_INCLUDES, options.budget().depth());
  }

  Work work() {
    return work;
  }

  /** Whether {@code required} and {@code fail} let pass. */
  boolean lint() {
    return lint;
  }

  /** The partial of that name in the caller's own templates, or else of that full name. */
  Optional<Template> partial(String basePath, String name) {
    return Optional.ofNullable(templates.get(basePath + "/" + name))
        .or(() -> Optional.ofNullable(templates.get(name)))
        .filter(template -> TemplateSource.isPartial(template.name()));
  }

  /** Names of the partials a chart can include by their short name. */
  Set<String> partials(String basePath) {
    String start = basePath + "/";
    return templates.keySet().stream()
        .filter(name -> name.startsWith(start) && TemplateSource.isPartial(name))
        .map(name -> name.substring(start.length()))
        .collect(Collectors.toSet());
  }

  /** Runs an included template. */
  void include(Runnable task) {
    if (includes >= mostIncludes) {
      throw Failure.stopped(
          RenderErrorCode.BUDGET_EXCEEDED,
          "templates include each other more than " + mostIncludes + " deep");
    }
    includes++;
    try {
      task.run();
    } finally {
      includes--;
    }
  }

  /** Runs a generated template; deep ones on a stack that is large enough. */
  void nested(Runnable task) {
    depth++;
    try {
      if (depth == DEPTH_OF_CALLER) {
        DeepStack.run(task);
      } else {
        task.run();
      }
    } finally {
      depth--;
    }
  }

  /** Keeps a failure, if it is the first. */
  void failed(RenderException cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Throws the failure there was, if any. */
  void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }
}
