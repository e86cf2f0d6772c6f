package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventOutputTest {
  private static Object value(Field field, Random random) {
    return switch (field.type()) {
      case KEYWORD, TEXT -> "Ä" + (char) random.nextInt(Character.MAX_VALUE) + random.nextInt();
      case IP -> IpAddress.of(random.nextLong(), random.nextLong());
      case LONG, TIME -> random.nextLong();
      case BOOLEAN -> random.nextBoolean();
    };
  }

  private static Event event(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    EventDraft draft = new EventDraft().timestamp(random.nextLong());
    for (Field field : Field.values()) {
      if (!field.intrinsic() && random.nextInt(4) == 0) {
        draft.put(field, value(field, random));
      }
    }
    EventId id = new EventId("stream " + random.nextInt(3), random.nextLong());
    Origin origin = new Origin("test", null);
    return draft.event(new Line(id, bytes, false, origin, random.nextLong(), random.nextBoolean()));
  }

  private static byte[] written(List<Event> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventOutput output = new EventOutput(new DataOutputStream(bytes));
    for (Event event : events) {
      output.write(event);
    }
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsReadIsWhatWasWritten(long seed) throws IOException {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(event(random));
    }
    EventInput input = new EventInput(input(written(events)));
    for (Event event : events) {
      Event read = input.read();
      assertThat(read.original()).as("seed %d", seed).isEqualTo(event.original());
      assertThat(read.time()).as("seed %d", seed).isEqualTo(event.time());
      for (Field field : Field.values()) {
        assertThat(read.get(field)).as("seed %d, %s", seed, field).isEqualTo(event.get(field));
      }
    }
  }

  @Test
  void whatIsCutShortIsNoEvent() throws IOException {
    byte[] whole = written(List.of(event(new Random(3))));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> new EventInput(input(cut)).read()).isInstanceOf(IOException.class);
    }
  }

  /** As one program writes for another that is older or newer. */
  @Test
  void fieldsThatWeDoNotKnowAreLeftOut() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(EventOutput.VERSION);
    out.writeByte(2);
    out.writeUTF("cloud.region");
    out.writeByte(Field.Type.LONG.ordinal());
    out.writeUTF(Field.SOURCE_PORT.ecsName());
    out.writeByte(Field.Type.LONG.ordinal());
    out.writeInt(1);
    out.writeChars("s");
    for (int i = 0; i < 4; i++) { // offset and times
      out.writeLong(i);
    }
    out.writeInt(0);
    out.writeByte(2);
    out.writeByte(0);
    out.writeLong(77);
    out.writeByte(1);
    out.writeLong(80);
    Event read = new EventInput(input(bytes.toByteArray())).read();
    assertThat(read.number(Field.SOURCE_PORT)).isEqualTo(80);
    assertThat(read.id()).isEqualTo(new EventId("s", 0));
  }

  @Test
  void anotherVersionIsSaid() {
    assertThatThrownBy(() -> new EventInput(input(new byte[] {9, 0})))
        .hasMessage("events of version 9; this program reads 1");
  }
}
