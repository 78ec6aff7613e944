package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.DeadLetter;
import dev.wheelhouse.worker.port.Journal.Forward;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.Journal.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Which partitions a round touches, and what is left of it when some of them have gone. */
final class RoundScope {
  private RoundScope() {}

  /** Partitions whose offsets must be committed together with the round. */
  static Set<Integer> partitions(Round round, List<RequestRecord> requests) {
    Set<Integer> touched = new TreeSet<>();
    requests.forEach(request -> touched.add(partition(request)));
    round.events().forEach(append -> touched.add(append.partition()));
    round.deadLetters().forEach(letter -> touched.add(partition(letter.request())));
    round.forwards().forEach(forward -> touched.add(partition(forward.request())));
    return touched;
  }

  /** The part of the round that concerns these partitions, in the same order. */
  static Round only(Round round, IntPredicate held) {
    return new Round(
        round.events().stream().filter(append -> held.test(append.partition())).toList(),
        round.deadLetters().stream()
            .filter(letter -> held.test(partition(letter.request())))
            .toList(),
        round.forwards().stream()
            .filter(forward -> held.test(partition(forward.request())))
            .toList(),
        round.watermarks().entrySet().stream()
            .filter(watermark -> held.test(watermark.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * The round with what proved too large made smaller: a request that cannot be moved becomes a
   * dead letter, and a dead letter loses its value; the coordinates still tell where it lies.
   */
  static Round lighter(Round round, Set<Forward> forwards, Set<DeadLetter> deadLetters) {
    List<DeadLetter> letters = new ArrayList<>();
    for (DeadLetter letter : round.deadLetters()) {
      letters.add(deadLetters.contains(letter) ? withoutValue(letter) : letter);
    }
    for (Forward forward : forwards) {
      letters.add(
          new DeadLetter(
              forward.request(),
              "the request is too large to be moved from partition %d to partition %d, where requests for %s belong; write it there, or make it smaller"
                  .formatted(partition(forward.request()), forward.partition(), forward.key())));
    }
    List<Forward> moved =
        round.forwards().stream().filter(forward -> !forwards.contains(forward)).toList();
    return new Round(round.events(), letters, moved, round.watermarks());
  }

  private static DeadLetter withoutValue(DeadLetter letter) {
    RequestRecord request = letter.request();
    if (request.value() == null) {
      throw new JournalException(
          "the headers of the request at "
              + request.coordinates()
              + " are too large for the dead-letters topic; raise its max.message.bytes");
    }
    return new DeadLetter(
        new RequestRecord(
            request.coordinates(), request.key(), null, request.headers(), request.time()),
        letter.reason() + " (its value of " + request.value().length + " bytes is left out)");
  }

  private static int partition(RequestRecord request) {
    return request.coordinates().partition();
  }
}
