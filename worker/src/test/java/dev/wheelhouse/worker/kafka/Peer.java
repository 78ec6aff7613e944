package dev.wheelhouse.worker.kafka;

/**
 * A process that calls the simulated broker. Around each call time may go by, the call or its
 * answer may get lost (a {@link org.apache.kafka.common.KafkaException}), and the process may die
 * (any {@link Error}).
 */
public interface Peer {
  /** The call has been made and has not arrived yet. */
  void before(String call);

  /** The call is done and the answer has not arrived yet. */
  void after(String call);
}
