package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.port.Journal.RequestRecord;
import dev.wheelhouse.worker.port.Journal.Round;
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

  private static int partition(RequestRecord request) {
    return request.coordinates().partition();
  }
}
