package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of a simulated cluster, and all that was written. Methods lock the store; callers
 * lock it around a read and the write that depends on it.
 */
final class SimulatedStore {
  private final SimulatedTime time;
  private final StateFile file;
  private final TreeMap<ObjectKey, KubeObject> objects = new TreeMap<>();
  private final Map<String, TreeSet<ObjectKey>> owned = new HashMap<>();
  private final List<AuditEntry> audit = new ArrayList<>();
  private final List<Consumer<Write>> listeners = new CopyOnWriteArrayList<>();
  private long revision;

  /**
   * @param file null: in memory only
   */
  SimulatedStore(SimulatedTime time, StateFile file) {
    this.time = time;
    this.file = file;
  }

  /** Takes over what an earlier process wrote; no listener is told. */
  synchronized void restore(List<Write> writes) {
    writes.forEach(this::remember);
  }

  /** Is told of each write, in order, inside the lock: only hand it on. */
  void listen(Consumer<Write> listener) {
    listeners.add(listener);
  }

  synchronized Optional<KubeObject> get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  synchronized List<KubeObject> list(Predicate<KubeObject> filter) {
    return objects.values().stream().filter(filter).toList();
  }

  /** What a namespace holds. */
  synchronized List<KubeObject> in(String namespace) {
    return objects.tailMap(new ObjectKey("", "", namespace, "")).values().stream()
        .takeWhile(object -> object.namespace().equals(namespace))
        .toList();
  }

  /** A namespace's objects of one kind. */
  synchronized List<KubeObject> in(String namespace, String group, String kind) {
    return objects.tailMap(new ObjectKey(group, kind, namespace, "")).entrySet().stream()
        .takeWhile(
            each -> each.getKey().namespace().equals(namespace) && each.getKey().is(group, kind))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The objects that name the one of this uid as an owner. */
  synchronized List<KubeObject> ownedBy(String uid) {
    return owned.getOrDefault(uid, new TreeSet<>()).stream().map(objects::get).toList();
  }

  /** Pods that an object owns, by name. */
  List<KubeObject> podsOf(KubeObject owner) {
    return ownedBy(owner.uid()).stream().filter(each -> each.kind().equals("Pod")).toList();
  }

  synchronized Collection<ObjectKey> keys() {
    return List.copyOf(objects.keySet());
  }

  /** The resource version of the latest write; 0 before the first. */
  synchronized long revision() {
    return revision;
  }

  synchronized List<AuditEntry> audit() {
    return List.copyOf(audit);
  }

  /**
   * Stores an object; gives it uid and creation time when it is new.
   *
   * @param tree changed in place, and the store's from now on
   */
  synchronized KubeObject put(String verb, String manager, Map<String, Object> tree) {
    Map<String, Object> metadata = Trees.mapAt(tree, "metadata");
    long next = revision + 1;
    if (!metadata.containsKey("uid")) {
      metadata.put("uid", uid(next));
      metadata.put("creationTimestamp", timestamp(now()));
      metadata.put("generation", 1L);
      Admission.fillIdentity(tree);
    }
    metadata.put("resourceVersion", Long.toString(next));
    KubeObject object = new KubeObject(tree);
    commit(new Write(now(), verb, manager, object, false));
    return object;
  }

  /** Removes an object at once. */
  synchronized void remove(String manager, KubeObject object) {
    Map<String, Object> tree = Trees.copy(object.tree());
    Trees.mapAt(tree, "metadata").put("resourceVersion", Long.toString(revision + 1));
    commit(new Write(now(), "delete", manager, new KubeObject(tree), true));
  }

  private void commit(Write write) {
    if (file != null) {
      file.append(write);
    }
    remember(write);
    listeners.forEach(listener -> listener.accept(write));
  }

  private void remember(Write write) {
    ObjectKey key = ObjectKey.of(write.object());
    KubeObject before = write.removed() ? objects.remove(key) : objects.put(key, write.object());
    if (before != null) {
      owners(before).forEach(uid -> disown(uid, key));
    }
    if (!write.removed()) {
      owners(write.object())
          .forEach(uid -> owned.computeIfAbsent(uid, unused -> new TreeSet<>()).add(key));
    }
    revision = Long.parseLong(write.object().resourceVersion());
    audit.add(write.audit());
  }

  private static Stream<String> owners(KubeObject object) {
    return Controllers.owners(object).stream().map(owner -> String.valueOf(owner.get("uid")));
  }

  private void disown(String uid, ObjectKey key) {
    owned.computeIfPresent(
        uid,
        (unused, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  Instant now() {
    return time.now();
  }

  /** Whole seconds, as Kubernetes writes them. */
  static String timestamp(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond()).toString();
  }

  private static String uid(long number) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    String seed = "simulated/" + new String(bytes, StandardCharsets.ISO_8859_1);
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.ISO_8859_1)).toString();
  }
}
