package dev.wheelhouse.events.request;

import dev.wheelhouse.events.ReleaseKey;
import java.util.List;
import java.util.Objects;

/**
 * What a client asks for. In JSON a request is one flat object: {@code operation}, the fields of
 * {@link Header}, those of the operation, and for deploying operations those of {@link Options}
 * under Helm's names.
 */
public sealed interface Request {
  /** What every request carries. */
  Header header();

  /** Identity of the release it is about. */
  default ReleaseKey key() {
    return header().key();
  }

  /** Identity of the request; the same id is worked on once. */
  default String id() {
    return header().id();
  }

  /** The operation's name in JSON. */
  Operation operation();

  /** The same request under another header. */
  Request with(Header header);

  /** A request that, when accepted, becomes a deployment. */
  sealed interface Deploying extends Request permits Install, Upgrade, Rollback, Uninstall, Test {
    /** How to go about it. */
    Options options();
  }

  /** A request that speaks of a running deployment. */
  sealed interface Control extends Request permits Cancel, Approve, Deny {
    /** The deployment meant; empty: the release's running one. */
    String deployment();
  }

  /**
   * What every request carries.
   *
   * @param id chosen by the client (an idempotency key); when the client sends none, the codec
   *     fills in a name made of the record's coordinates
   * @param key the release
   * @param requester who asked
   * @param description free text that ends up in Helm's history
   */
  record Header(String id, ReleaseKey key, Requester requester, String description) {
    public Header {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(requester, "requester");
      description = description == null ? "" : description;
    }
  }

  /** As {@code helm install}. */
  record Install(Header header, ChartReference chart, ValuesSpec values, Options options)
      implements Deploying {
    @Override
    public Operation operation() {
      return Operation.INSTALL;
    }

    @Override
    public Install with(Header header) {
      return new Install(header, chart, values, options);
    }
  }

  /**
   * As {@code helm upgrade}.
   *
   * @param install install when the release does not exist
   * @param reuse what becomes of the values of the last revision
   */
  record Upgrade(
      Header header,
      ChartReference chart,
      ValuesSpec values,
      boolean install,
      ValuesReuse reuse,
      Options options)
      implements Deploying {
    @Override
    public Operation operation() {
      return Operation.UPGRADE;
    }

    @Override
    public Upgrade with(Header header) {
      return new Upgrade(header, chart, values, install, reuse, options);
    }
  }

  /**
   * As {@code helm rollback}.
   *
   * @param revision the revision to return to; 0: the one before the current
   */
  record Rollback(Header header, int revision, Options options) implements Deploying {
    @Override
    public Operation operation() {
      return Operation.ROLLBACK;
    }

    @Override
    public Rollback with(Header header) {
      return new Rollback(header, revision, options);
    }
  }

  /**
   * As {@code helm uninstall}.
   *
   * @param keepHistory leave the release Secrets, marked uninstalled
   */
  record Uninstall(Header header, boolean keepHistory, Options options) implements Deploying {
    @Override
    public Operation operation() {
      return Operation.UNINSTALL;
    }

    @Override
    public Uninstall with(Header header) {
      return new Uninstall(header, keepHistory, options);
    }
  }

  /**
   * As {@code helm test}.
   *
   * @param filters Helm's {@code --filter}: {@code name=x} or {@code !name=x}
   */
  record Test(Header header, List<String> filters, Options options) implements Deploying {
    public Test {
      filters = List.copyOf(filters);
    }

    @Override
    public Operation operation() {
      return Operation.TEST;
    }

    @Override
    public Test with(Header header) {
      return new Test(header, filters, options);
    }
  }

  /** Stops a running or queued deployment. */
  record Cancel(Header header, String deployment) implements Control {
    @Override
    public Operation operation() {
      return Operation.CANCEL;
    }

    @Override
    public Cancel with(Header header) {
      return new Cancel(header, deployment);
    }
  }

  /** Lets a deployment that waits for approval go on, if its plan still has this digest. */
  record Approve(Header header, String deployment, String planDigest) implements Control {
    @Override
    public Operation operation() {
      return Operation.APPROVE;
    }

    @Override
    public Approve with(Header header) {
      return new Approve(header, deployment, planDigest);
    }
  }

  /** Ends a deployment that waits for approval. */
  record Deny(Header header, String deployment) implements Control {
    @Override
    public Operation operation() {
      return Operation.DENY;
    }

    @Override
    public Deny with(Header header) {
      return new Deny(header, deployment);
    }
  }
}
