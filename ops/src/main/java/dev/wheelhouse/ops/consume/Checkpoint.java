package dev.wheelhouse.ops.consume;

import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How far a consumer is on one partition: which records it has handled, though they end out of
 * order, and from where on its fold must read again. Kafka keeps it as a committed offset (all
 * below is handled) and that offset's metadata: {@code 1;FOLD_FROM;BITS}, where BITS (base64) marks
 * what is handled from the offset on. Pure. Not thread-safe.
 */
final class Checkpoint {
  /** Kafka's default {@code offset.metadata.max.bytes} is 4096; base64 makes 4 bytes of 3. */
  static final int MOST_BITS = 20_000;

  private static final String VERSION = "1";

  private final NavigableSet<Long> pending = new TreeSet<>();
  private final NavigableSet<Long> done = new TreeSet<>();
  private final Map<String, Deployment> open = new LinkedHashMap<>();
  private final long resumedAt;
  private final long foldFrom;
  private long position;

  /**
   * What Kafka keeps of it.
   *
   * @param offset all below is handled
   * @param metadata what else to remember
   */
  record Stored(long offset, String metadata) {}

  private static final class Deployment {
    private final long first;
    private int pending;
    private boolean ended;

    Deployment(long first) {
      this.first = first;
    }
  }

  private Checkpoint(long resumedAt, long foldFrom) {
    this.resumedAt = resumedAt;
    this.foldFrom = foldFrom;
    this.position = foldFrom;
  }

  /**
   * Nothing is handled; what lies before a place is none of the consumer's business.
   *
   * @param offset that place
   */
  static Checkpoint startingAt(long offset) {
    return new Checkpoint(offset, 0);
  }

  /** That of an earlier life. Metadata of another form says that nothing more is known. */
  static Checkpoint restored(Stored stored) {
    String[] parts = stored.metadata() == null ? new String[0] : stored.metadata().split(";", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      return startingAt(stored.offset());
    }
    try {
      Checkpoint checkpoint = new Checkpoint(stored.offset(), Long.parseLong(parts[1]));
      BitSet bits = BitSet.valueOf(Base64.getDecoder().decode(parts[2]));
      bits.stream().forEach(bit -> checkpoint.done.add(stored.offset() + bit));
      return checkpoint;
    } catch (IllegalArgumentException e) {
      return startingAt(stored.offset());
    }
  }

  /** The first offset that the fold must see. */
  long foldFrom() {
    return foldFrom;
  }

  /** Whether an earlier life has handled this record. */
  boolean isHandled(long offset) {
    return offset < resumedAt || done.contains(offset);
  }

  /**
   * A record was read.
   *
   * @param deployment the deployment it belongs to
   * @param last whether nothing of the deployment can follow
   */
  void read(long offset, String deployment, boolean last) {
    open.computeIfAbsent(deployment, id -> new Deployment(offset)).ended = last;
    passed(offset);
  }

  /** A record was read that belongs to no deployment. */
  void passed(long offset) {
    position = offset + 1;
  }

  /** Work on a record begins. */
  void begun(long offset, String deployment) {
    pending.add(offset);
    open.get(deployment).pending++;
  }

  /** Nothing is, or is any more, to be done about a record. */
  void handled(long offset, String deployment) {
    Deployment of = open.get(deployment);
    if (pending.remove(offset)) {
      of.pending--;
    }
    if (of.ended && of.pending == 0) {
      open.remove(deployment);
    }
    if (!pending.isEmpty() && offset > pending.first()) {
      done.add(offset);
    }
    done.headSet(next()).clear();
  }

  /** All below is handled. */
  private long next() {
    return pending.isEmpty() ? Math.max(resumedAt, position) : pending.first();
  }

  /** How many records are being worked on. */
  int pending() {
    return pending.size();
  }

  /** How far the newest record read lies behind the oldest that is not handled. */
  long span() {
    return Math.max(0, position - next());
  }

  /** What to commit. */
  Stored stored() {
    long next = next();
    long from = Math.min(next, position);
    if (!open.isEmpty()) {
      from = Math.min(from, open.values().iterator().next().first);
    }
    BitSet bits = new BitSet();
    for (long offset : done) {
      if (offset - next < MOST_BITS) {
        bits.set((int) (offset - next));
      }
    }
    String encoded = Base64.getEncoder().encodeToString(bits.toByteArray());
    return new Stored(next, VERSION + ";" + from + ";" + encoded);
  }
}
