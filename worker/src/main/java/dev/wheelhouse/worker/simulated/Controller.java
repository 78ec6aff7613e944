package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;

/** Brings the objects of some kinds from where they are to where they should be. */
interface Controller {
  /**
   * Does what is due for an object. Called with the store locked, after each change of the object
   * or of what it owns, and at the time it returned.
   *
   * @return when to look again; null: at the next change
   */
  Instant reconcile(KubeObject object);
}
