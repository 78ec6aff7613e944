package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Requests that were written by hand or by CI. */
@Command(name = "request", description = "Validate or publish a request written by hand or by CI.")
final class RequestCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "validate or publish is needed");
  }

  /** The file with a request, JSON or YAML. */
  static final class RequestFile {
    @Parameters(
        paramLabel = "FILE",
        description = "The request, JSON or YAML; - for standard input.")
    String file;

    /**
     * @throws CommandException with {@link ExitCode#FAILED} and every problem when it is no request
     */
    Request read(Console console) {
      byte[] bytes = bytes(console);
      RequestReading reading = RequestCodec.parse(json(bytes), UUID.randomUUID().toString());
      if (reading instanceof RequestReading.Valid valid) {
        return valid.request();
      }
      String why =
          reading instanceof RequestReading.Rejected rejected
              ? rejected.error().message()
              : ((RequestReading.Unreadable) reading).reason();
      throw new CommandException(ExitCode.FAILED, file + " is no request: " + why);
    }

    private byte[] bytes(Console console) {
      try {
        Path path = console.directory().resolve(file);
        return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(path);
      } catch (IOException e) {
        throw new CommandException(
            ExitCode.USAGE, "cannot read " + file + ": " + e.getMessage(), e);
      }
    }

    /** JSON is taken as it is, so that problems are told at their places; YAML becomes JSON. */
    private byte[] json(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8).stripLeading();
      if (text.startsWith("{")) {
        return bytes;
      }
      try {
        return OutputFormat.json(GoYaml.parseExact(bytes)).getBytes(StandardCharsets.UTF_8);
      } catch (YamlException e) {
        throw new CommandException(ExitCode.FAILED, file + " is no request: " + e.getMessage(), e);
      }
    }
  }

  /** Says whether a request would be taken. */
  @Command(name = "validate", description = "Say whether a request matches its schema.")
  static final class Validate implements Callable<Integer> {
    @Mixin RequestFile source = new RequestFile();

    private final Console console;

    Validate(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Request request = source.read(console);
      console.out().println("valid: " + request.operation().json() + " of " + request.key());
      return ExitCode.OK.status();
    }
  }

  /** Publishes a request and follows it. */
  @Command(
      name = "publish",
      description = "Publish a request and follow its deployment to its end.")
  static final class Publish implements Callable<Integer> {
    @Mixin RequestFile source = new RequestFile();

    @Option(names = "--detach", description = "Print the deployment's id and do not wait.")
    boolean detach;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FORMAT",
        defaultValue = "table",
        description = "Form of the outcome: table, json or yaml (default: ${DEFAULT-VALUE}).")
    OutputFormat output;

    private final Console console;
    private final CommonOptions common;

    Publish(Console console, CommonOptions common) {
      this.console = console;
      this.common = common;
    }

    @Override
    public Integer call() {
      Request request = source.read(console);
      if (request instanceof Request.Deploying deploying) {
        Deployer.Following following =
            new Deployer.Following(deploying.options().timeout(), detach, true, output);
        return new Deployer(console, common).run(request, following).status();
      }
      try (LogClient log = LogOptions.connect(console, common)) {
        log.publish(request, "/wheelhouse/cli", Instant.now(), "");
      } catch (LogException e) {
        throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
      }
      console
          .err()
          .println(
              "published; see what becomes of it: wheelhouse events " + request.key().release());
      return ExitCode.OK.status();
    }
  }
}
