package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;

/** Where an object is stored; the versions of a group share their objects. */
record ObjectKey(String group, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {

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
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return namespace + "/" + kind + "." + group + "/" + name;
  }
}
