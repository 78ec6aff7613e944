package dev.wheelhouse.ops.cli;

/** Exit statuses of all commands; docs/cli.md tells them to users. */
public enum ExitCode {
  /** The outcome asked for. */
  OK(0),
  /** The deployment failed, was cancelled or superseded; or the command could not do its work. */
  FAILED(1),
  /** Wrong usage. */
  USAGE(2),
  /** The request was rejected. */
  REJECTED(3),
  /** No answer in {@code --timeout}; the deployment goes on. */
  NO_ANSWER(4),
  /** Kafka or the cluster cannot be reached. */
  UNREACHABLE(5),
  /** Ended by Ctrl-C. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }
}
