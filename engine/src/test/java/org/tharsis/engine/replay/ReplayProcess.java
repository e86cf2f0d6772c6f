package org.tharsis.engine.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;

/** A replay in a process of its own that stops dead once it has read so many bytes of its file. */
final class ReplayProcess {
  static final int DEAD = 9;

  private ReplayProcess() {}

  public static void main(String[] args) throws IOException {
    Site site = SiteReader.read(Path.of(args[0])).asOptional().orElseThrow();
    Path log = Path.of(args[1]);
    InputStream dying = new Dying(Files.newInputStream(log), Long.parseLong(args[3]));
    new Replays(site).milestones(Integer.parseInt(args[2])).file("asa.log", dying).run();
  }

  private static final class Dying extends FilterInputStream {
    private long left;

    Dying(InputStream in, long bytes) {
      super(in);
      left = bytes;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, Math.min(length, 997)); // not in one gulp
      left -= read;
      if (left < 0) {
        Runtime.getRuntime().halt(DEAD); // as SIGKILL: nothing is closed, nothing is flushed
      }
      return read;
    }
  }
}
