package dev.wheelhouse.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.Violation;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.simulation.SimulationLogs.Quiet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checker is not blind: with a rule of the protocol left out, it finds what goes wrong. */
@ExtendWith(Quiet.class)
class BlindnessTest {
  private static final long FIRST = 71;
  private static final long LAST = 110;

  /**
   * The rarest absence shows on one seed in a hundred; which one changes with every change of the
   * worker's calls, so the search goes on for much longer than it takes.
   */
  private static final long LAST_SEARCHED = FIRST + 2000;

  /** What is found on the first seed that shows such a violation; empty when none does. */
  private static List<Violation> firstFinding(Switches switches, Predicate<Violation> expected) {
    return LongStream.rangeClosed(FIRST, LAST_SEARCHED)
        .mapToObj(seed -> SeededRun.of(seed, switches, false).violations())
        .filter(violations -> violations.stream().anyMatch(expected))
        .findFirst()
        .orElse(List.of());
  }

  @Test
  void findsNothingOnTheSameSeedsWithAllRulesInPlace() {
    Switches harshOnly = new Switches();

    List<Violation> found =
        LongStream.rangeClosed(FIRST, LAST)
            .parallel()
            .mapToObj(seed -> SeededRun.of(seed, harshOnly, false).violations())
            .flatMap(List::stream)
            .toList();

    assertThat(found).isEmpty();
  }

  @Test
  void seesThatTheFenceIsMissing() {
    List<Violation> found =
        firstFinding(
            new Switches() {
              @Override
              boolean fences() {
                return false;
              }
            },
            each -> List.of("I2", "I3", "I8").contains(each.invariant()));

    assertThat(found).isNotEmpty();
  }

  @Test
  void seesThatTheLeaseIsMissing() {
    List<Violation> found =
        firstFinding(
            new Switches() {
              @Override
              boolean leases() {
                return false;
              }
            },
            each -> List.of("I5", "I8", "I18").contains(each.invariant()));

    assertThat(found).isNotEmpty();
  }

  @Test
  void seesThatEffectsComeBeforeIntents() {
    List<Violation> found =
        firstFinding(
            new Switches() {
              @Override
              Journal.Rounds rounds(Journal.Rounds engine) {
                return new Hasty(engine);
              }
            },
            each -> each.invariant().equals("I5"));

    assertThat(found).isNotEmpty();
  }

  @Test
  void seesThatHooksAreRunAgainInsteadOfAdopted() {
    List<Violation> found =
        firstFinding(
            new Switches() {
              @Override
              Objects objects(Objects objects, SimulatedWorker worker) {
                return new Forgetful(objects, worker);
              }
            },
            each -> each.invariant().equals("I5"));

    assertThat(found).isNotEmpty();
  }

  @Test
  void seesThatRequestsAreWorkedOnTwice() {
    List<Violation> found =
        firstFinding(
            new Switches() {
              @Override
              boolean forgetsRequests() {
                return true;
              }
            },
            each -> each.text().contains("was answered for"));

    assertThat(found).isNotEmpty();
  }

  /** Dispatches what it has decided before it is durable. */
  private record Hasty(Journal.Rounds engine) implements Journal.Rounds {
    @Override
    public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
      engine.assigned(partition, log);
    }

    @Override
    public void revoked(int partition) {
      engine.revoked(partition);
    }

    @Override
    public Journal.Round decide(List<Journal.RequestRecord> requests) {
      Journal.Round round = engine.decide(requests);
      engine.committed(round, List.of());
      return round;
    }

    @Override
    public void committed(Journal.Round round, List<Long> offsets) {
      engine.committed(round, offsets);
    }
  }

  /** Takes a Job that another process left for none of its own: deletes it and runs it again. */
  private static final class Forgetful implements Objects {
    private static final Map<SimulatedWorker, Set<String>> CREATED = new WeakHashMap<>();

    private final Objects objects;
    private final SimulatedWorker worker;

    Forgetful(Objects objects, SimulatedWorker worker) {
      this.objects = objects;
      this.worker = worker;
    }

    private Set<String> created() {
      return CREATED.computeIfAbsent(worker, unused -> new HashSet<>());
    }

    @Override
    public Optional<KubeObject> get(ResourceRef ref) throws StepException {
      Optional<KubeObject> found = objects.get(ref);
      if (ref.kind().equals("Job") && found.isPresent() && !created().contains(found.get().uid())) {
        objects.delete(ref, found.get().uid());
        Optional<KubeObject> guarded = objects.get(ref);
        if (guarded.isPresent()) {
          objects.replace(unguarded(guarded.get()));
        }
        return Optional.empty();
      }
      return found;
    }

    private static KubeObject unguarded(KubeObject object) {
      Map<String, Object> tree = new LinkedHashMap<>(object.tree());
      Map<String, Object> metadata = new LinkedHashMap<>(object.map("metadata"));
      metadata.remove("finalizers");
      tree.put("metadata", metadata);
      return new KubeObject(tree);
    }

    @Override
    public Optional<KubeObject> create(KubeObject object) throws StepException {
      get(object.ref());
      Optional<KubeObject> created = objects.create(object);
      created.ifPresent(each -> created().add(each.uid()));
      return created;
    }

    @Override
    public List<KubeObject> list(
        String apiVersion, String kind, String namespace, Map<String, String> labels)
        throws StepException {
      return new ArrayList<>(objects.list(apiVersion, kind, namespace, labels));
    }

    @Override
    public Applied apply(KubeObject desired, boolean force) throws StepException {
      return objects.apply(desired, force);
    }

    @Override
    public KubeObject preview(KubeObject desired, boolean force) throws StepException {
      return objects.preview(desired, force);
    }

    @Override
    public Optional<KubeObject> replace(KubeObject object) throws StepException {
      return objects.replace(object);
    }

    @Override
    public boolean delete(ResourceRef ref, String uid) throws StepException {
      return objects.delete(ref, uid);
    }
  }
}
