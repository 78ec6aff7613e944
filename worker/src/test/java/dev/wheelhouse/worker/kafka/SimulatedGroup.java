package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.worker.simulated.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A classic consumer group: members, generations, rebalances, cooperative or eager. */
final class SimulatedGroup {
  static final Duration SESSION = Duration.ofSeconds(10);
  private static final Duration MAX_POLL = Duration.ofSeconds(60);

  private final SimulatedTime time;
  private final int partitions;
  private final boolean cooperative;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private int generation;
  private boolean preparing;
  private int nextMember;

  /** A member as the coordinator knows it. */
  static final class Member {
    final String id;
    final Peer peer;
    Set<Integer> owned = Set.of();
    Set<Integer> assignment = Set.of();
    boolean joined;
    Instant silentSince;
    Instant lastPoll;

    Member(String id, Peer peer, Instant now) {
      this.id = id;
      this.peer = peer;
      this.lastPoll = now;
    }
  }

  SimulatedGroup(SimulatedTime time, int partitions, boolean cooperative) {
    this.time = time;
    this.partitions = partitions;
    this.cooperative = cooperative;
  }

  boolean cooperative() {
    return cooperative;
  }

  int generation() {
    return generation;
  }

  boolean preparing() {
    return preparing;
  }

  Member add(Peer peer) {
    Member member = new Member("member-" + nextMember++, peer, time.now());
    members.put(member.id, member);
    rebalance();
    watchPolling(member);
    return member;
  }

  boolean knows(Member member) {
    return members.get(member.id) == member;
  }

  /** Whether a transaction of this member in this generation may commit offsets. */
  boolean accepts(String member, int inGeneration) {
    return members.containsKey(member) && inGeneration == generation;
  }

  void leave(Member member) {
    if (members.remove(member.id) != null) {
      rebalance();
    }
  }

  /** The process is stopped or dead: its heartbeats cease. */
  void silent(Peer peer) {
    Instant now = time.now();
    for (Member member : members.values()) {
      if (member.peer == peer && member.silentSince == null) {
        member.silentSince = now;
        time.at(
            now.plus(SESSION),
            () -> {
              if (now.equals(member.silentSince)) {
                leave(member);
              }
            });
      }
    }
  }

  /** Whether the group hears of this process now. */
  boolean hears(Peer peer) {
    return members.values().stream()
        .anyMatch(member -> member.peer == peer && member.silentSince == null);
  }

  void beating(Peer peer) {
    members.values().stream().filter(each -> each.peer == peer).forEach(m -> m.silentSince = null);
  }

  private void watchPolling(Member member) {
    time.at(
        member.lastPoll.plus(MAX_POLL).plusMillis(1),
        () -> {
          if (!knows(member)) {
            return;
          }
          if (time.now().isAfter(member.lastPoll.plus(MAX_POLL))) {
            leave(member);
          } else {
            watchPolling(member);
          }
        });
  }

  /** All members must join again. */
  void rebalance() {
    preparing = true;
    members.values().forEach(member -> member.joined = false);
    int began = generation;
    time.at(
        time.now().plus(MAX_POLL),
        () -> {
          if (preparing && generation == began) {
            List.copyOf(members.values()).stream()
                .filter(member -> !member.joined)
                .forEach(member -> members.remove(member.id));
            complete();
          }
        });
  }

  void join(Member member, Set<Integer> owned) {
    member.joined = true;
    member.owned = Set.copyOf(owned);
    if (members.values().stream().allMatch(each -> each.joined)) {
      complete();
    }
  }

  private void complete() {
    preparing = false;
    generation++;
    Map<String, Set<Integer>> target = sticky();
    Set<Integer> held = new HashSet<>();
    members.values().forEach(member -> held.addAll(member.owned));
    for (Member member : members.values()) {
      Set<Integer> assigned = new TreeSet<>(target.get(member.id));
      if (cooperative) {
        assigned.removeIf(each -> held.contains(each) && !member.owned.contains(each));
      }
      member.assignment = assigned;
    }
  }

  private Map<String, Set<Integer>> sticky() {
    Map<String, Set<Integer>> target = new LinkedHashMap<>();
    members.keySet().forEach(id -> target.put(id, new TreeSet<>()));
    if (members.isEmpty()) {
      return target;
    }
    int most = (partitions + members.size() - 1) / members.size();
    Set<Integer> free = new TreeSet<>();
    for (int partition = 0; partition < partitions; partition++) {
      free.add(partition);
    }
    for (Member member : members.values()) {
      for (int partition : new TreeSet<>(member.owned)) {
        if (free.contains(partition) && target.get(member.id).size() < most) {
          target.get(member.id).add(partition);
          free.remove(partition);
        }
      }
    }
    for (int partition : free) {
      Map<Integer, String> bySize = new TreeMap<>();
      new ArrayList<>(target.entrySet())
          .forEach(entry -> bySize.putIfAbsent(entry.getValue().size(), entry.getKey()));
      target.get(bySize.values().iterator().next()).add(partition);
    }
    return target;
  }
}
