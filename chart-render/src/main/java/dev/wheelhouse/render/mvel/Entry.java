package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.mvel.Segment.Piece;
import java.util.Iterator;
import java.util.List;

/** What a numbered name of a generated template stands for. Immutable. */
sealed interface Entry {
  /**
   * What MVEL gets when it asks for the name.
   *
   * @param out where the generated template writes
   */
  Object value(Frame frame, Output out);

  /**
   * What MVEL gets when nothing is to be done.
   *
   * @param branch of each {@code @if}, the branch to take
   */
  Object idleValue(int branch);

  /** Where in the author's template it comes from. */
  int offset();

  /** Nothing: keeps a generated template from having a single node, which MVEL treats apart. */
  record Blank() implements Entry {
    @Override
    public Object value(Frame frame, Output out) {
      return "";
    }

    @Override
    public Object idleValue(int branch) {
      return "";
    }

    @Override
    public int offset() {
      return 0;
    }
  }

  /** Text to be written. */
  record Run(List<Piece> pieces) implements Entry {
    @Override
    public Object value(Frame frame, Output out) {
      StringBuilder written = new StringBuilder();
      for (Piece piece : pieces) {
        frame.work().step(1);
        String text = piece.text(frame);
        frame.work().chars(text.length());
        written.append(text);
      }
      return written.toString();
    }

    @Override
    public Object idleValue(int branch) {
      return "";
    }

    @Override
    public int offset() {
      for (Piece piece : pieces) {
        if (piece instanceof Piece.Printed printed) {
          return printed.expression().offset();
        }
      }
      return 0;
    }
  }

  /**
   * A condition.
   *
   * @param position of its branch within its {@code @if}
   */
  record Condition(int position, Expression expression) implements Entry {
    @Override
    public Object value(Frame frame, Output out) {
      frame.work().step(1);
      return Values.isTrue(expression.evaluate(frame));
    }

    @Override
    public Object idleValue(int branch) {
      return position == branch;
    }

    @Override
    public int offset() {
      return expression.offset();
    }
  }

  /** What a loop walks. MVEL sees how many there are, never what they are. */
  record Items(int slot, Expression expression) implements Entry {
    @Override
    public Object value(Frame frame, Output out) {
      frame.work().step(1);
      List<?> items = Elements.of(expression.evaluate(frame), frame.work(), expression.offset());
      Iterator<?> elements = items.iterator();
      return (Iterable<Boolean>) () -> new Rounds(elements, frame, slot);
    }

    @Override
    public Object idleValue(int branch) {
      return List.of(true);
    }

    @Override
    public int offset() {
      return expression.offset();
    }
  }

  /** Another generated template of the same author's template. */
  record Nested(Block block) implements Entry {
    @Override
    public Object value(Frame frame, Output out) {
      frame.runNested(block, out);
      return "";
    }

    @Override
    public Object idleValue(int branch) {
      return "";
    }

    @Override
    public int offset() {
      return block.offset();
    }
  }

  /** Puts each element in its slot as MVEL goes round. */
  final class Rounds implements Iterator<Boolean> {
    private final Iterator<?> elements;
    private final Frame frame;
    private final int slot;

    Rounds(Iterator<?> elements, Frame frame, int slot) {
      this.elements = elements;
      this.frame = frame;
      this.slot = slot;
    }

    @Override
    public boolean hasNext() {
      return elements.hasNext() && frame.goesOn();
    }

    @Override
    public Boolean next() {
      frame.startRound(slot, elements.next());
      return true;
    }
  }
}
