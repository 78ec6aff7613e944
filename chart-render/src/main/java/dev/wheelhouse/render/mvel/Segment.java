package dev.wheelhouse.render.mvel;

import java.util.List;
import java.util.Optional;

/** A parsed piece of a template. Immutable. */
sealed interface Segment {
  /** Text and expressions without a directive between them. */
  record Run(List<Piece> pieces) implements Segment {
    public Run {
      pieces = List.copyOf(pieces);
    }
  }

  /** {@code @if} with its branches, in order. */
  record Conditional(List<Branch> branches) implements Segment {
    public Conditional {
      branches = List.copyOf(branches);
    }
  }

  /**
   * {@code @foreach}.
   *
   * @param slot where its element is kept while the body runs
   */
  record Loop(int slot, Expression items, List<Segment> body) implements Segment {
    public Loop {
      body = List.copyOf(body);
    }
  }

  /**
   * A branch of {@code @if}.
   *
   * @param condition empty for {@code @else}
   */
  record Branch(Optional<Expression> condition, List<Segment> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /** Part of a {@link Run}. */
  sealed interface Piece {
    /** The author's text, as it is. */
    record Text(String text) implements Piece {}

    /** An expression whose value is written. */
    record Printed(Expression expression) implements Piece {}
  }
}
