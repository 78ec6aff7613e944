package dev.wheelhouse.ops.gateway;

/**
 * The newest events in the order of their arrival, numbered from 0; the oldest ones leave when
 * there are too many or they take too much memory. Who reads slower than it turns has to read the
 * log. Belongs to one event loop.
 */
final class EventRing {
  private final int mostEntries;
  private final long mostBytes;
  private final Cursor before;
  private final Cursor after;
  private final StreamedEvent[] slots;
  private long first;
  private long end;
  private long bytes;

  EventRing(int partitions, int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
    this.slots = new StreamedEvent[mostEntries];
    this.before = new Cursor(partitions);
    this.after = new Cursor(partitions);
  }

  /** Takes the next event. */
  void add(LogEntry entry) {
    after.advance(entry.partition(), entry.offset() + 1);
    if (!entry.isEvent()) {
      return;
    }
    StreamedEvent event = new StreamedEvent(entry, after.toString());
    while (end - first >= mostEntries || (bytes + event.size() > mostBytes && end > first)) {
      dropFirst();
    }
    slots[(int) (end % mostEntries)] = event;
    end++;
    bytes += event.size();
  }

  private void dropFirst() {
    int slot = (int) (first % mostEntries);
    LogEntry entry = slots[slot].entry();
    before.advance(entry.partition(), entry.offset() + 1);
    bytes -= slots[slot].size();
    slots[slot] = null;
    first++;
  }

  /** Number of the oldest event that is here. */
  long first() {
    return first;
  }

  /** Number of the next event that will come. */
  long end() {
    return end;
  }

  /** An event between {@link #first()} and {@link #end()}. */
  StreamedEvent get(long number) {
    return slots[(int) (number % mostEntries)];
  }

  /** How far the log was read; a copy. */
  Cursor position() {
    return after.copy();
  }

  /** Whether everything from a cursor on is here, so that the log need not be read again. */
  boolean covers(Cursor cursor) {
    for (int i = 0; i < before.partitions(); i++) {
      if (cursor.next(i) < before.next(i)) {
        return false;
      }
    }
    return true;
  }
}
