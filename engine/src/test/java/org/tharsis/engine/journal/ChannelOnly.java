package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** What a segment's writer needs of a file's channel, and nothing else. */
abstract class ChannelOnly extends FileChannel {
  private final FileChannel real;

  ChannelOnly(FileChannel real) {
    this.real = real;
  }

  FileChannel real() {
    return real;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    return real.write(from, position);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    real.force(metaData);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    return real.truncate(size);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("no journal needs this");
  }

  @Override
  public long size() {
    throw unused();
  }

  @Override
  public int read(ByteBuffer to) {
    throw unused();
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) {
    throw unused();
  }

  @Override
  public int read(ByteBuffer to, long position) {
    throw unused();
  }

  @Override
  public int write(ByteBuffer from) {
    throw unused();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw unused();
  }

  @Override
  public long position() {
    throw unused();
  }

  @Override
  public FileChannel position(long position) {
    throw unused();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) {
    throw unused();
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) {
    throw unused();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw unused();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw unused();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw unused();
  }
}
