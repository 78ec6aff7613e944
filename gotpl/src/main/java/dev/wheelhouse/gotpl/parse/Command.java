package dev.wheelhouse.gotpl.parse;

import java.util.List;
import java.util.stream.Collectors;

/** One stage of a pipeline: what is evaluated or called, and its arguments. */
public record Command(int position, Source source, List<Node.Operand> operands) implements Node {
  public Command {
    operands = List.copyOf(operands);
  }

  @Override
  public String toString() {
    return operands.stream()
        .map(operand -> operand instanceof Pipe ? "(" + operand + ")" : operand.toString())
        .collect(Collectors.joining(" "));
  }
}
