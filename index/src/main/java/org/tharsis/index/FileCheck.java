package org.tharsis.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** Whether a file is as Lucene wrote it: each begins with a header and ends in a checksum. */
final class FileCheck {
  /** What says how a segment lies is no larger, and is gone through in any case. */
  private static final long SMALL = 1 << 20;

  private FileCheck() {}

  /**
   * What is wrong with a file; empty for nothing.
   *
   * @param whole whether every byte is looked at; or else, of a large file, its ends
   * @throws IOException if it is there and can't be opened: that says nothing of what is in it
   */
  static String damage(Directory directory, String file, boolean whole) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      return damage(in, file, whole);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return file + " is missing";
    }
  }

  private static String damage(IndexInput in, String file, boolean whole) {
    try {
      if (whole || in.length() <= SMALL) {
        CodecUtil.checksumEntireFile(in);
      } else {
        CodecUtil.readIndexHeader(in);
        CodecUtil.retrieveChecksum(in);
      }
      return "";
    } catch (IOException e) { // of its content, or a disk that can't read it any more
      return file + " is damaged: " + e.getMessage();
    }
  }
}
