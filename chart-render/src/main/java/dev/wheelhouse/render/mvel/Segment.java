package dev.wheelhouse.render.mvel;

import java.util.List;
import java.util.Optional;

/** A parsed piece of a template. Immutable. */
sealed interface Segment {
  /** Has the emitter write it. */
  void emit(Emitter emitter);

  /** Text and expressions without a directive between them. */
  record Run(List<Piece> pieces) implements Segment {
    public Run {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void emit(Emitter emitter) {
      emitter.run(this);
    }
  }

  /** {@code @if} with its branches, in order. */
  record Conditional(List<Branch> branches) implements Segment {
    public Conditional {
      branches = List.copyOf(branches);
    }

    @Override
    public void emit(Emitter emitter) {
      emitter.conditional(this);
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

    @Override
    public void emit(Emitter emitter) {
      emitter.loop(this);
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
    /** What it writes in a frame. */
    String text(Frame frame);

    /** The author's text, as it is. */
    record Text(String text) implements Piece {
      @Override
      public String text(Frame frame) {
        return text;
      }
    }

    /** An expression whose value is written; null writes nothing. */
    record Printed(Expression expression) implements Piece {
      @Override
      public String text(Frame frame) {
        Object value = expression.evaluate(frame);
        if (value == null) {
          return "";
        }
        if (!Values.isScalar(value)) {
          throw Failure.at(
              expression.offset(),
              Values.typeName(value) + " cannot be written as it is; use toYaml or toJson");
        }
        return Values.text(value);
      }
    }
  }
}
