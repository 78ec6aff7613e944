package dev.wheelhouse.ops.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Logs go to stderr; libraries speak only of errors unless they are asked to say more. */
final class Logging {
  private Logging() {}

  /**
   * @param level of Wheelhouse's own loggers: {@code error}, {@code warn}, {@code info}, {@code
   *     debug} or {@code trace}; with the last two the libraries' warnings are shown too
   */
  static void configure(LogLevel level) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%replace( %kvp){' $',''}%n");
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    boolean verbose = level == LogLevel.DEBUG || level == LogLevel.TRACE;
    root.setLevel(verbose ? Level.WARN : Level.ERROR);
    context.getLogger("dev.wheelhouse").setLevel(Level.toLevel(level.name()));
  }

  /** How much is logged. */
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
