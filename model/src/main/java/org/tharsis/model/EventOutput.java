package org.tharsis.model;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes events in our own encoding, whole and with their lines, for {@link EventInput} to read. It
 * begins with a version and the names of the fields, which are numbers from then on: a program that
 * knows more fields, or fewer, reads it all the same.
 */
public final class EventOutput {
  static final int VERSION = 1;

  private static final List<Field> FIELDS =
      Arrays.stream(Field.values()).filter(field -> !field.intrinsic()).toList();

  private final DataOutput out;

  /** Writes the beginning. */
  public EventOutput(DataOutput out) throws IOException {
    this.out = out;
    out.writeByte(VERSION);
    out.writeByte(FIELDS.size());
    for (Field field : FIELDS) {
      out.writeUTF(field.ecsName());
      out.writeByte(field.type().ordinal());
    }
  }

  public void write(Event event) throws IOException {
    text(event.id().stream());
    out.writeLong(event.id().offset());
    out.writeLong(event.timestamp());
    out.writeLong(event.ingested());
    out.writeLong(event.time());
    out.writeInt(event.original().length);
    out.write(event.original());
    out.writeByte((int) FIELDS.stream().filter(field -> event.get(field) != null).count());
    for (int i = 0; i < FIELDS.size(); i++) {
      Object value = event.get(FIELDS.get(i));
      if (value != null) {
        out.writeByte(i);
        value(value);
      }
    }
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case IpAddress address -> {
        out.writeLong(address.high());
        out.writeLong(address.low());
      }
      case Long number -> out.writeLong(number);
      case Boolean flag -> out.writeBoolean(flag);
      default -> text(value.toString());
    }
  }

  /** Writes a text of any length, by characters: even half of a surrogate pair stays what it is. */
  public void text(String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }
}
