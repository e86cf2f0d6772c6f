package org.tharsis.model;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events that {@link EventOutput} wrote. Damage is an {@link IOException}. */
public final class EventInput {
  /** Nothing that was written is longer: a receiver's bound is far below. */
  private static final int LONGEST = 1 << 26;

  /**
   * A field as whoever wrote it knew it.
   *
   * @param field the same of ours; null if we do not know it
   */
  private record Known(@Nullable Field field, Field.Type type) {}

  private final DataInput in;
  private final List<Known> fields = new ArrayList<>();
  private final EventDraft draft = new EventDraft();

  /** Reads the beginning. */
  public EventInput(DataInput in) throws IOException {
    this.in = in;
    int version = in.readUnsignedByte();
    if (version != EventOutput.VERSION) {
      throw new IOException(
          "events of version %d; this program reads %d".formatted(version, EventOutput.VERSION));
    }
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      Field.Type type = type(in.readUnsignedByte());
      Field field = Field.of(name);
      fields.add(new Known(field != null && field.type() == type ? field : null, type));
    }
  }

  private static Field.Type type(int ordinal) throws IOException {
    if (ordinal >= Field.Type.values().length) {
      throw new IOException("a field of an unknown type");
    }
    return Field.Type.values()[ordinal];
  }

  public Event read() throws IOException {
    EventId id = new EventId(text(), in.readLong());
    draft.clear().timestamp(in.readLong());
    long ingested = in.readLong();
    long time = in.readLong();
    byte[] original = new byte[length()];
    in.readFully(original);
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      int number = in.readUnsignedByte();
      if (number >= fields.size()) {
        throw new IOException("a field without a name");
      }
      Known known = fields.get(number);
      Object value = value(known.type);
      if (known.field != null) {
        draft.put(known.field, value);
      }
    }
    return new Event(draft, id, ingested, time, original);
  }

  private Object value(Field.Type type) throws IOException {
    return switch (type) {
      case IP -> IpAddress.of(in.readLong(), in.readLong());
      case LONG, TIME -> in.readLong();
      case BOOLEAN -> in.readBoolean();
      case KEYWORD, TEXT -> text();
    };
  }

  /** Reads a text that {@link EventOutput#text} wrote. */
  public String text() throws IOException {
    char[] chars = new char[length()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }

  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a text of " + length + " bytes");
    }
    return length;
  }
}
