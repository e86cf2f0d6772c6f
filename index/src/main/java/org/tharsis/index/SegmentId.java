package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.StringHelper;

/** The id of a segment, which each of its files has in its header. */
final class SegmentId {
  private SegmentId() {}

  static byte[] read(Directory directory, String file) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      CodecUtil.readIndexHeader(in); // or it is none
      in.seek(Integer.BYTES);
      in.readString();
      CodecUtil.readBEInt(in);
      byte[] id = new byte[StringHelper.ID_LENGTH];
      in.readBytes(id, 0, id.length);
      return id;
    }
  }
}
