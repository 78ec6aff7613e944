package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.parse.Command;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.parse.Operands;
import dev.wheelhouse.gotpl.parse.Pipe;
import dev.wheelhouse.gotpl.parse.Statement;
import dev.wheelhouse.gotpl.parse.Tree;
import java.util.List;

/** Turns one syntax tree into executable steps. Used once. */
final class TreeCompiler {
  private static final Argument[] NO_ARGUMENTS = {};

  private final Compiler compiler;
  private final VariableScope scope = new VariableScope();

  TreeCompiler(Compiler compiler) {
    this.compiler = compiler;
  }

  TemplateCode compile(Tree tree, boolean deep) {
    Step body = body(tree.body());
    return new TemplateCode(tree.name(), body, scope.slots(), tree.body().isEmpty(), deep);
  }

  private Step body(Statement.Body body) {
    Step[] steps = new Step[body.statements().size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = statement(body.statements().get(i));
    }
    return steps.length == 1 ? steps[0] : new Steps.Sequence(steps);
  }

  private Step statement(Statement statement) {
    if (statement instanceof Statement.Text text) {
      return new Steps.Text(text);
    }
    if (statement instanceof Statement.Action action) {
      boolean prints = action.pipe().variables().isEmpty();
      Pipeline pipe = pipeline(action.pipe());
      return prints ? new Steps.Print(action, pipe) : new Steps.Evaluate(action, pipe);
    }
    if (statement instanceof Statement.Branch branch) {
      return branch(branch);
    }
    if (statement instanceof Statement.Invocation invocation) {
      Pipeline pipe = invocation.pipe() == null ? null : pipeline(invocation.pipe());
      return new Steps.Invoke(invocation, pipe);
    }
    if (statement instanceof Statement.Jump jump) {
      return jump.leaves() ? Steps.BREAK : Steps.CONTINUE;
    }
    return body((Statement.Body) statement);
  }

  private Step branch(Statement.Branch branch) {
    int outer = scope.mark();
    Pipeline pipe = pipeline(branch.pipe());
    int inner = scope.mark();
    Step body = body(branch.body());
    scope.popTo(inner);
    Step otherwise = branch.otherwise() == null ? null : body(branch.otherwise());
    scope.popTo(outer);
    return switch (branch.kind()) {
      case IF -> new Steps.If(branch, pipe, body, otherwise);
      case WITH -> new Steps.With(branch, pipe, body, otherwise);
      case RANGE -> new RangeStep(branch, pipe, body, otherwise);
    };
  }

  private Pipeline pipeline(Pipe pipe) {
    List<Command> commands = pipe.commands();
    Expression[] stages = new Expression[commands.size()];
    for (int i = 0; i < stages.length; i++) {
      stages[i] = command(commands.get(i));
    }
    int[] slots = new int[pipe.variables().size()];
    for (int i = 0; i < slots.length; i++) {
      String name = pipe.variables().get(i).names().get(0);
      slots[i] = pipe.assigns() ? scope.find(name) : scope.declare(name);
    }
    return new Pipeline(pipe, stages, slots);
  }

  private Expression command(Command command) {
    List<Node.Operand> operands = command.operands();
    Node.Operand first = operands.get(0);
    if (first instanceof Operands.Identifier identifier) {
      return call(identifier, command, arguments(operands));
    }
    if (first instanceof Operands.Field field) {
      return fields(field, new Expressions.DotBase(), field.names(), arguments(operands));
    }
    if (first instanceof Operands.Chain chain) {
      return fields(
          chain,
          new Expressions.ArgumentBase(argument(chain.base())),
          chain.names(),
          arguments(operands));
    }
    if (first instanceof Operands.Variable variable) {
      return variable(variable, operands.size() > 1, arguments(operands));
    }
    boolean hasArguments = operands.size() > 1;
    if (first instanceof Pipe pipe) {
      return new Expressions.NoFunction(pipe, hasArguments, pipeline(pipe), false);
    }
    return new Expressions.NoFunction(first, hasArguments, operand(first), true);
  }

  private Argument[] arguments(List<Node.Operand> operands) {
    if (operands.size() == 1) {
      return NO_ARGUMENTS;
    }
    Argument[] arguments = new Argument[operands.size() - 1];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(operands.get(i + 1));
    }
    return arguments;
  }

  private Argument argument(Node.Operand operand) {
    if (operand instanceof Operands.Literal literal) {
      return Arguments.Constant.of(literal);
    }
    if (operand instanceof Operands.Nil nil) {
      return new Arguments.NilArgument(nil);
    }
    return new Arguments.Computed(operand, operand(operand));
  }

  private Expression operand(Node.Operand operand) {
    if (operand instanceof Operands.Literal literal) {
      return new Expressions.ConstantValue(Arguments.Constant.of(literal));
    }
    if (operand instanceof Operands.Dot) {
      return new Expressions.DotValue();
    }
    if (operand instanceof Operands.Nil) {
      return new Expressions.Failure("nil is not a command");
    }
    if (operand instanceof Operands.Identifier identifier) {
      return call(identifier, identifier, NO_ARGUMENTS);
    }
    if (operand instanceof Operands.Field field) {
      return fields(field, new Expressions.DotBase(), field.names(), NO_ARGUMENTS);
    }
    if (operand instanceof Operands.Variable variable) {
      return variable(variable, false, NO_ARGUMENTS);
    }
    if (operand instanceof Operands.Chain chain) {
      return fields(
          chain, new Expressions.ArgumentBase(argument(chain.base())), chain.names(), NO_ARGUMENTS);
    }
    return pipeline((Pipe) operand);
  }

  private static Expression fields(
      Node node, Expression base, List<String> names, Argument[] arguments) {
    return new FieldChain(node, base, names.toArray(new String[0]), arguments);
  }

  private Expression variable(
      Operands.Variable variable, boolean hasArguments, Argument[] arguments) {
    List<String> names = variable.names();
    int slot = scope.find(names.get(0));
    Expressions.VariableValue base = new Expressions.VariableValue(variable, slot);
    if (names.size() == 1) {
      return new Expressions.VariableCommand(base, hasArguments);
    }
    return fields(variable, base, names.subList(1, names.size()), arguments);
  }

  private Expression call(Operands.Identifier identifier, Node node, Argument[] arguments) {
    GoFunction function = compiler.function(identifier.name());
    boolean builtin = function == Builtins.FUNCTIONS.get(identifier.name());
    if (builtin && (identifier.name().equals("and") || identifier.name().equals("or"))) {
      return new ShortCircuit(identifier, identifier.name().equals("or"), arguments);
    }
    if (builtin && identifier.name().equals("call")) {
      return new CallBuiltin(identifier, node, arguments);
    }
    return new FunctionCall(identifier, node, function, arguments);
  }
}
