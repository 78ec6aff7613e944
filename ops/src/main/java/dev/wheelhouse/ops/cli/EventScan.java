package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the whole log for the few kinds of events that a fold heeds. */
final class EventScan {
  private EventScan() {}

  /**
   * Hands over what the log holds now, each partition in order.
   *
   * @param heeded the others are skipped by their header, without being read
   * @throws CommandException when Kafka cannot be reached
   */
  static void all(
      Console console,
      CommonOptions common,
      Predicate<Class<? extends LifecycleEvent>> heeded,
      Consumer<Event> fold) {
    Set<String> types =
        EventTypes.all().values().stream()
            .filter(heeded)
            .map(EventTypes::typeOf)
            .collect(Collectors.toSet());
    EventCodec codec = EventCodec.standard();
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      Map<Integer, Long> ends = log.ends(topic, log.allPartitions());
      try (Tail tail = log.tail(topic, log.startingAt(topic, log.allPartitions(), null))) {
        tail.forEachTo(
            ends,
            record -> {
              if (types.contains(typeOf(record))
                  && codec.read(record) instanceof EventReading.Known known) {
                fold.accept(known.event());
              }
            });
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private static String typeOf(ConsumerRecord<byte[], byte[]> record) {
    Header type = record.headers().lastHeader("ce_type");
    return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
  }
}
