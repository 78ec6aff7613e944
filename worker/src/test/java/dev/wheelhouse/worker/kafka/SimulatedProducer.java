package dev.wheelhouse.worker.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.utils.Utils;

/** A transactional producer of the simulated broker. */
final class SimulatedProducer extends MockProducer<byte[], byte[]> {
  private final SimulatedBroker broker;
  private final Peer peer;
  private final String id;
  private int epoch;
  private SimulatedTransaction transaction;

  SimulatedProducer(SimulatedBroker broker, Peer peer, String id) {
    this.broker = broker;
    this.peer = peer;
    this.id = id;
  }

  @Override
  public void initTransactions() {
    peer.before("init");
    epoch = broker.initTransactions(id);
    peer.after("init");
  }

  @Override
  public void beginTransaction() {
    transaction = null;
  }

  private SimulatedTransaction open() {
    if (!broker.isCurrent(id, epoch)) {
      throw new ProducerFencedException("producer " + id + " was replaced");
    }
    if (transaction == null) {
      transaction = broker.transaction(id);
    }
    if (!transaction.isOpen()) {
      throw new ProducerFencedException("the transaction of " + id + " was ended");
    }
    return transaction;
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata membership) {
    peer.before("offsets");
    SimulatedTransaction into = open();
    if (!broker.accepts(membership.memberId(), membership.generationId())) {
      throw new RebalanceInProgressException(
          "member " + membership.memberId() + " of generation " + membership.generationId());
    }
    offsets.forEach((partition, offset) -> into.offsets.put(partition.partition(), offset));
    peer.after("offsets");
  }

  @Override
  public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), partition(record));
    long offset = broker.append(open(), partition, record);
    return CompletableFuture.completedFuture(new RecordMetadata(partition, offset, 0, 0, 0, 0));
  }

  private int partition(ProducerRecord<byte[], byte[]> record) {
    return record.partition() != null || record.key() == null
        ? record.partition() == null ? 0 : record.partition()
        : Utils.toPositive(Utils.murmur2(record.key())) % broker.partitions();
  }

  @Override
  public synchronized void flush() {
    peer.before("events");
    peer.after("events");
  }

  @Override
  public void commitTransaction() {
    peer.before("commit");
    broker.decide(open(), true);
    transaction = null;
    peer.after("commit");
  }

  @Override
  public void abortTransaction() {
    peer.before("abort");
    if (transaction != null) {
      broker.decide(open(), false);
      transaction = null;
    }
    peer.after("abort");
  }

  @Override
  public void close(Duration timeout) {
    // an open transaction is left to the broker's time-out, as by a process that dies
  }
}
