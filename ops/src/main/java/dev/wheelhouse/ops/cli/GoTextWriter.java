package dev.wheelhouse.ops.cli;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** Writes text as Go would: UTF-8, and bytes of a chart that are not UTF-8 as they are. */
final class GoTextWriter extends Writer {
  private final OutputStream out;
  private final StringBuilder pending = new StringBuilder();

  GoTextWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    pending.append(chars, offset, length);
    boolean halfOfPair =
        !pending.isEmpty() && Character.isHighSurrogate(pending.charAt(pending.length() - 1));
    if (!halfOfPair) {
      send();
    }
  }

  private void send() throws IOException {
    out.write(GoStrings.toBytes(pending.toString()));
    pending.setLength(0);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    send();
    out.close();
  }
}
