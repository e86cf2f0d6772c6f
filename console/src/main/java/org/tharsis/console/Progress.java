package org.tharsis.console;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bar on standard error, if that is a terminal: how much of the files has been read. */
final class Progress {
  private static final int WIDTH = 30;
  private static final long EVERY_NANOS = 100_000_000;

  private final long total;
  private final boolean visible;
  private long read;
  private long shown = System.nanoTime();

  private Progress(long total, boolean visible) {
    this.total = total;
    this.visible = visible;
  }

  static Progress of(List<Path> files) {
    long total = 0;
    for (Path file : files) {
      try {
        total += Files.size(file);
      } catch (IOException unknown) {
        // standard input, or a file whose absence is reported where it is opened
      }
    }
    return new Progress(total, onTerminal() && total > 0);
  }

  @SuppressWarnings("SystemConsoleNull") // null again since JDK 25, where there is no terminal
  static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** The same stream; what is read from it moves the bar. */
  InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        read += b < 0 ? 0 : 1;
        return b;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(count, 0);
        return count;
      }
    };
  }

  void show(long events) {
    if (!visible || System.nanoTime() - shown < EVERY_NANOS) {
      return;
    }
    shown = System.nanoTime();
    int done = (int) Math.min(WIDTH, WIDTH * read / total);
    System.err.printf(
        "\r[%s%s] %3d %%  %,d lines",
        "#".repeat(done), ".".repeat(WIDTH - done), Math.min(100, 100 * read / total), events);
  }

  /** Makes room for what is printed next. */
  void clear() {
    if (visible) {
      System.err.print("\r\033[K");
    }
  }
}
