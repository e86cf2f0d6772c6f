package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A disk that is full after so many bytes, that can't sync, or whose power is cut: then each sector
 * that was written since the last sync is on it or is not, as chance will have it.
 */
final class TestDisk implements Opening {
  private static final int SECTOR = 512;

  private final List<Channel> channels = new ArrayList<>();
  private long room = Long.MAX_VALUE;
  private boolean syncFails;
  private boolean dead;
  private int syncs;

  /** So many bytes more can be written. */
  void room(long bytes) {
    room = bytes;
  }

  void syncFails(boolean fails) {
    syncFails = fails;
  }

  int syncs() {
    return syncs;
  }

  @Override
  public FileChannel open(Path file, OpenOption... options) throws IOException {
    // read, too, to see what a power cut would leave
    FileChannel real =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Channel channel = new Channel(real);
    channels.add(channel);
    return channel;
  }

  void cutPower(Random random) throws IOException {
    for (Channel channel : channels) {
      channel.lose(random);
    }
    dead = true;
  }

  private void check(long bytes) throws IOException {
    if (dead) {
      throw new IOException("there is no power");
    }
    if (room < bytes) {
      throw new IOException("No space left on device");
    }
  }

  /** A file on this disk. */
  private final class Channel extends ChannelOnly {
    private byte[] synced = {};

    Channel(FileChannel real) {
      super(real);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      check(1);
      int length = (int) Math.min(room, from.remaining());
      int written = super.write(from.slice(from.position(), length), position);
      from.position(from.position() + written);
      room -= written;
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      check(0);
      if (syncFails) {
        throw new IOException("Input/output error");
      }
      syncs++;
      synced = content();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      check(0);
      return super.truncate(size);
    }

    private byte[] content() throws IOException {
      ByteBuffer all = ByteBuffer.allocate((int) real().size());
      while (all.hasRemaining() && real().read(all, all.position()) >= 0) {}
      return all.array();
    }

    /** Sectors of which no sync said that they are there may be as they were. */
    void lose(Random random) throws IOException {
      if (!real().isOpen()) {
        return;
      }
      for (int at = 0; at < Math.min(synced.length, real().size()); at += SECTOR) {
        if (random.nextBoolean()) {
          int length = Math.min(SECTOR, synced.length - at);
          real().write(ByteBuffer.wrap(synced, at, length), at);
        }
      }
    }
  }
}
