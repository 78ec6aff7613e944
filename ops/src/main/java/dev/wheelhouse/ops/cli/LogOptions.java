package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Finds the log that the common options name. */
final class LogOptions {
  private LogOptions() {}

  /**
   * @throws CommandException with {@link ExitCode#UNREACHABLE} when nobody listens there
   */
  static LogClient connect(Console console, CommonOptions common) {
    try {
      return LogClient.connect(settings(console, common));
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  static LogSettings settings(Console console, CommonOptions common) {
    return new LogSettings(
        common.bootstrapServers(console), topics(common), properties(console, common));
  }

  static Topics topics(CommonOptions common) {
    try {
      return new Topics(common.topicPrefix);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  /** The properties of {@code --kafka-config}. */
  static Map<String, String> properties(Console console, CommonOptions common) {
    if (common.kafkaConfig == null) {
      return Map.of();
    }
    Path file = console.directory().resolve(common.kafkaConfig);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.USAGE, "cannot read --kafka-config " + file + ": " + e.getMessage(), e);
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }
}
