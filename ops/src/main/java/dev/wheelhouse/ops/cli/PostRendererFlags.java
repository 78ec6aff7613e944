package dev.wheelhouse.ops.cli;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Option;

/** A program of the user's that changes the manifest (Helm's {@code pkg/postrender/exec.go}). */
final class PostRendererFlags {
  @Option(
      names = "--post-renderer",
      paramLabel = "PROGRAM",
      description = "Pass the manifest, without hooks, through a program.")
  String program = "";

  @Option(
      names = "--post-renderer-args",
      paramLabel = "ARGUMENT",
      description = "An argument of that program; may be given several times.")
  List<String> arguments = new ArrayList<>();

  /** The manifest as the program prints it; the manifest itself where no program is given. */
  String run(Console console, String manifest) {
    if (program.isEmpty()) {
      return manifest;
    }
    List<String> command = new ArrayList<>();
    command.add(found(console).toString());
    command.addAll(arguments);
    return run(console, command, manifest);
  }

  private static String run(Console console, List<String> command, String manifest) {
    try {
      Process process = new ProcessBuilder(command).directory(console.directory().toFile()).start();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
      feed(process, manifest);
      int status = process.waitFor();
      if (status != 0) {
        throw new CommandException(
            ExitCode.FAILED,
            "error while running post render on files: error while running command "
                + command.get(0)
                + ". error output:\n"
                + errors.join()
                + ": exit status "
                + status);
      }
      return output.join();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, "error while running post render on files: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException(ExitCode.INTERRUPTED, "interrupted in the post renderer", e);
    }
  }

  private Path found(Console console) {
    if (program.contains("/")) {
      Path file = console.directory().resolve(program);
      if (Files.isExecutable(file)) {
        return file.normalize();
      }
    } else {
      for (String folder : console.variable("PATH", "").split(File.pathSeparator)) {
        Path file = Path.of(folder, program);
        if (Files.isExecutable(file) && !Files.isDirectory(file)) {
          return file.toAbsolutePath();
        }
      }
    }
    throw new CommandException(
        ExitCode.FAILED,
        "unable to find binary at %s: name a program on the PATH, or the path of one"
            .formatted(program));
  }

  /** A program that does not read to the end is no error. */
  private static void feed(Process process, String manifest) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(GoStrings.toBytes(manifest));
    } catch (IOException closed) {
      return;
    }
  }

  private static String all(InputStream stream) {
    try (stream) {
      return GoStrings.fromBytes(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
