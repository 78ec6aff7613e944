package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.mvel.Segment.Branch;
import dev.wheelhouse.render.mvel.Segment.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The segments read so far, and the blocks that are not closed yet. Belongs to one parse. */
final class OpenBlocks {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_BRANCHES = 64;

  private final Source source;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Level> levels = new ArrayDeque<>();

  OpenBlocks(Source source) {
    this.source = source;
    levels.push(new Level());
  }

  void text(char c) {
    text.append(c);
  }

  /** Takes back the last characters of text. */
  void dropText(int count) {
    text.setLength(text.length() - count);
  }

  void print(Expression expression) {
    endText();
    levels.peek().pieces.add(new Piece.Printed(expression));
  }

  void openIf(int offset, Expression condition) {
    open(new If(offset, condition));
  }

  void openLoop(int offset, int slot, Expression items) {
    open(new Loop(offset, slot, items));
  }

  /** Starts another branch of the innermost {@code @if}. */
  void branch(int offset, String directive, Optional<Expression> condition) {
    endText();
    if (!(levels.peek() instanceof If block)) {
      throw source.malformed(offset, directive + " stands outside of an @if{}");
    }
    if (block.condition.isEmpty()) {
      throw source.malformed(offset, directive + " stands behind the @else{} of its @if{}");
    }
    if (block.branches.size() + 1 >= MAX_BRANCHES) {
      throw source.malformed(offset, "an @if{} has at most " + MAX_BRANCHES + " branches");
    }
    block.next(condition);
  }

  /** Closes the innermost block; true if that was a loop. */
  boolean close(int offset) {
    endText();
    Level closed = levels.pop();
    if (closed instanceof If block) {
      block.next(Optional.empty());
      levels.peek().add(new Segment.Conditional(block.branches));
      return false;
    }
    if (closed instanceof Loop loop) {
      levels.peek().add(new Segment.Loop(loop.slot, loop.items, loop.take()));
      return true;
    }
    throw source.malformed(offset, "@end{} closes nothing: no @if{} or @foreach{} is open");
  }

  /** All segments, when nothing is open any more. */
  List<Segment> finish() {
    endText();
    Level last = levels.pop();
    if (last instanceof If block) {
      throw unclosed(block.offset, "@if{}");
    }
    if (last instanceof Loop loop) {
      throw unclosed(loop.offset, "@foreach{}");
    }
    return last.take();
  }

  private RenderException unclosed(int offset, String directive) {
    return source.malformed(
        offset, "this " + directive + " is not closed: expected @end{}, found the end of the file");
  }

  private void open(Level level) {
    endText();
    if (levels.size() > MAX_DEPTH) {
      throw source.malformed(level.offset, "blocks nest at most " + MAX_DEPTH + " deep");
    }
    levels.push(level);
  }

  private void endText() {
    if (text.length() > 0) {
      levels.peek().pieces.add(new Piece.Text(text.toString()));
      text.setLength(0);
    }
  }

  /** A body that is being read. */
  private static class Level {
    final int offset;
    final List<Piece> pieces = new ArrayList<>();
    private List<Segment> segments = new ArrayList<>();

    Level() {
      this(0);
    }

    Level(int offset) {
      this.offset = offset;
    }

    void add(Segment segment) {
      endRun();
      segments.add(segment);
    }

    List<Segment> take() {
      endRun();
      List<Segment> taken = segments;
      segments = new ArrayList<>();
      return taken;
    }

    private void endRun() {
      if (!pieces.isEmpty()) {
        segments.add(new Segment.Run(pieces));
        pieces.clear();
      }
    }
  }

  private static final class If extends Level {
    final List<Branch> branches = new ArrayList<>();
    Optional<Expression> condition;

    If(int offset, Expression condition) {
      super(offset);
      this.condition = Optional.of(condition);
    }

    void next(Optional<Expression> nextCondition) {
      branches.add(new Branch(condition, take()));
      condition = nextCondition;
    }
  }

  private static final class Loop extends Level {
    final int slot;
    final Expression items;

    Loop(int offset, int slot, Expression items) {
      super(offset);
      this.slot = slot;
      this.items = items;
    }
  }
}
