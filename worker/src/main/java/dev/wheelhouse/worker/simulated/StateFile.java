package dev.wheelhouse.worker.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wheelhouse.worker.port.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The writes of a simulated cluster as lines of JSON, appended before a call returns: a process
 * that starts again with the same file finds the same cluster, and a checker finds its audit. What
 * the operating system has taken survives kill -9 of the process; nothing is forced to the disk.
 * One process at a time.
 */
final class StateFile implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private StateFile(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * @throws IOException when it cannot be opened, or another process has it open
   */
  @SuppressWarnings("resource") // handed over to the new object
  static StateFile open(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IOException(
          "the simulated cluster's state " + file + " is open in another process: end that first");
    }
    return new StateFile(file, channel, lock);
  }

  /** All writes so far. A last line that breaks off, as a killed process leaves it, is removed. */
  List<Write> read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Write> writes = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        writes.add(parse(new String(bytes, start, i - start, StandardCharsets.UTF_8)));
        start = i + 1;
      }
    }
    channel.truncate(start);
    channel.position(start);
    return writes;
  }

  private Write parse(String line) throws IOException {
    try {
      Map<String, Object> map = JSON.readValue(line, TREE);
      return new Write(
          Instant.parse((String) map.get("time")),
          (String) map.get("verb"),
          (String) map.get("manager"),
          new KubeObject(Trees.copy((Map<?, ?>) map.get("object"))),
          Boolean.TRUE.equals(map.get("removed")));
    } catch (RuntimeException | JsonProcessingException e) {
      throw new IOException("reading the simulated cluster's state " + file + ": " + e, e);
    }
  }

  void append(Write write) {
    Map<String, Object> map =
        Trees.map(
            "time",
            write.time().toString(),
            "verb",
            write.verb(),
            "manager",
            write.manager(),
            "object",
            write.object().tree());
    if (write.removed()) {
      map.put("removed", true);
    }
    try {
      ByteBuffer line =
          ByteBuffer.wrap((JSON.writeValueAsString(map) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing the simulated cluster's state " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
