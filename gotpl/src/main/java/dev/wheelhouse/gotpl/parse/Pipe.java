package dev.wheelhouse.gotpl.parse;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A pipeline, possibly with declarations: {@code $x := a | b}.
 *
 * @param assigns whether the variables are assigned ({@code =}) rather than declared ({@code :=})
 */
public record Pipe(
    int position,
    Source source,
    boolean assigns,
    List<Operands.Variable> variables,
    List<Command> commands)
    implements Node.Operand {
  public Pipe {
    variables = List.copyOf(variables);
    commands = List.copyOf(commands);
  }

  @Override
  public String toString() {
    String pipeline = commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    if (variables.isEmpty()) {
      return pipeline;
    }
    return variables.stream().map(Operands.Variable::toString).collect(Collectors.joining(", "))
        + (assigns ? " = " : " := ")
        + pipeline;
  }
}
