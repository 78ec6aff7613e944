package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.Round;

/**
 * A partition from its assignment to its revocation or to the loss of its state; a new object each
 * time, so that identity tells whether nothing happened in between. Journal's thread only.
 */
final class OwnedPartition {
  private final int number;
  private boolean live;
  private boolean claimed;
  private long nextRequest;
  private long nextEvent;
  private long watermark;

  OwnedPartition(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Whether its state has been handed over. */
  boolean live() {
    return live;
  }

  /** Whether a transaction under the present membership has proved the ownership. */
  boolean claimed() {
    return claimed;
  }

  /** Offset of the first request that has not been handed over. */
  long nextRequest() {
    return nextRequest;
  }

  void restored(long nextRequest, long watermark, long nextEvent) {
    this.nextRequest = nextRequest;
    this.watermark = watermark;
    this.nextEvent = nextEvent;
    this.live = true;
  }

  void handedOver(long nextRequest) {
    this.nextRequest = nextRequest;
  }

  /**
   * The watermark as an offset. {@link Round#LATEST} stands for the offset after the last event
   * known <em>before</em> the round, because offsets of the round's own events are not known yet
   * when the watermark is written; so it also covers a deployment that this round begins.
   */
  long watermark(Long asked) {
    if (asked == null) {
      return watermark;
    }
    return asked == Round.LATEST ? nextEvent : asked;
  }

  void committed(long watermark) {
    this.claimed = true;
    this.watermark = watermark;
  }

  void appended(long offset) {
    this.nextEvent = Math.max(nextEvent, offset + 1);
  }
}
