package dev.wheelhouse.worker.shell;

import dev.wheelhouse.worker.action.StepHandler;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.port.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who does which command. */
public final class Handlers {
  private final Map<Class<? extends Command>, StepHandler<? extends Command>> byKind;

  private Handlers(Map<Class<? extends Command>, StepHandler<? extends Command>> byKind) {
    this.byKind = Map.copyOf(byKind);
  }

  /**
   * @param telemetry is told how long each keeps its thread
   */
  public static Builder builder(Telemetry telemetry) {
    return new Builder(telemetry);
  }

  @SuppressWarnings("unchecked")
  StepHandler<Command> of(Command command) {
    StepHandler<? extends Command> handler = byKind.get(command.getClass());
    if (handler == null) {
      throw new IllegalStateException("nobody does " + command.getClass().getSimpleName());
    }
    return (StepHandler<Command>) handler;
  }

  /** Collects handlers; all kinds of commands need one. */
  public static final class Builder {
    private final Map<Class<? extends Command>, StepHandler<? extends Command>> byKind =
        new LinkedHashMap<>();

    private final Telemetry telemetry;

    private Builder(Telemetry telemetry) {
      this.telemetry = telemetry;
    }

    public <C extends Command> Builder with(Class<C> kind, StepHandler<C> handler) {
      byKind.put(kind, new TimedHandler<>(handler, telemetry));
      return this;
    }

    /**
     * @throws IllegalStateException when a kind of command has no handler
     */
    public Handlers build() {
      for (Class<?> kind : Command.class.getPermittedSubclasses()) {
        if (!byKind.containsKey(kind)) {
          throw new IllegalStateException("nobody does " + kind.getSimpleName());
        }
      }
      return new Handlers(byKind);
    }
  }
}
