package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import java.util.Comparator;

/**
 * Where an object is stored; the versions of a group share their objects. In order, what a
 * namespace holds lies together, and in it what is of one kind.
 */
record ObjectKey(String group, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::kind)
          .thenComparing(ObjectKey::group)
          .thenComparing(ObjectKey::name);

  static ObjectKey of(ResourceRef ref) {
    return new ObjectKey(ref.group(), ref.kind(), ref.namespace(), ref.name());
  }

  static ObjectKey of(KubeObject object) {
    return of(object.ref());
  }

  boolean is(String wantedGroup, String wantedKind) {
    return group.equals(wantedGroup) && kind.equals(wantedKind);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + "/" + kind + "." + group + "/" + name;
  }
}
