package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.StepException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Faults that a test puts in front of a simulated cluster's calls. */
public final class Faults {

  /**
   * A call to the cluster.
   *
   * @param verb {@code get}, {@code list}, {@code apply}, {@code create}, {@code replace} or {@code
   *     delete}
   * @param kind of the object
   * @param name of the object; empty for a list
   */
  public record Call(String verb, String kind, String name) {}

  /** What goes wrong. */
  public enum Fault {
    /** 429, nothing is done. */
    TOO_MANY_REQUESTS,
    /** 500, nothing is done. */
    SERVER_ERROR,
    /** The call is done, and the answer is lost. */
    TIMEOUT_AFTER_COMMIT,
    /** 403, nothing is done. */
    FORBIDDEN
  }

  private static final class Rule {
    final Predicate<Call> calls;
    final Fault fault;
    int left;

    Rule(Predicate<Call> calls, Fault fault, int left) {
      this.calls = calls;
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  /** The next {@code times} calls that match go wrong. */
  public synchronized void failNext(int times, Predicate<Call> calls, Fault fault) {
    rules.add(new Rule(calls, fault, times));
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    rules.clear();
  }

  /** Work that a fault may keep from being done, or whose answer it may lose. */
  interface Work<T> {
    T run() throws StepException;
  }

  <T> T around(Call call, Work<T> work) throws StepException {
    Fault fault = take(call);
    if (fault == null) {
      return work.run();
    }
    String what = call.verb() + " " + call.kind() + "/" + call.name() + ": ";
    switch (fault) {
      case TOO_MANY_REQUESTS -> throw passing(what + "429 Too Many Requests (injected)");
      case SERVER_ERROR -> throw passing(what + "500 Internal Server Error (injected)");
      case TIMEOUT_AFTER_COMMIT -> {
        work.run();
        throw passing(what + "no answer in time (injected)");
      }
      case FORBIDDEN ->
          throw StepException.terminal(ErrorCode.FORBIDDEN, what + "forbidden (injected)");
    }
    throw new AssertionError(fault);
  }

  private static StepException passing(String message) {
    return StepException.retryable(ErrorCode.CLUSTER_UNREACHABLE, message, null);
  }

  private synchronized Fault take(Call call) {
    for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
      Rule rule = all.next();
      if (rule.calls.test(call)) {
        rule.left--;
        if (rule.left <= 0) {
          all.remove();
        }
        return rule.fault;
      }
    }
    return null;
  }
}
