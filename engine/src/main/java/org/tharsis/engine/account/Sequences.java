package org.tharsis.engine.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Which messages of each device never came, by the numbers that it counts them by. */
final class Sequences {
  /** Anybody can call himself anything: of more the one that was silent longest is forgotten. */
  static final int MOST = 10_000;

  /** RFC 5424, 6.2.4. */
  private static final int LONGEST_NAME = 255;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Device, SequenceGaps> devices =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Device, SequenceGaps> eldest) {
          return size() > MOST;
        }
      };

  /** Behind one sender, a relay, there may be several. */
  private record Device(String sender, String name) {}

  /** One of them as it is written down: its bits in hexadecimal, 256 digits or mostly none. */
  private record Written(String sender, String device, long highest, String missing) {}

  /** Returns how many more messages are missing; -1 if one came that was. */
  long take(String sender, Event event) {
    if (!(event.get(Field.EVENT_SEQUENCE) instanceof Long number)) {
      return 0;
    }
    String name = device(event);
    if (name.length() > LONGEST_NAME) {
      return 0;
    }
    Device device = new Device(sender, name);
    SequenceGaps known = devices.get(device);
    if (known == null) {
      devices.put(device, new SequenceGaps(number));
      return 0;
    }
    return known.take(number);
  }

  private static String device(Event event) {
    @Nullable String name = event.text(Field.HOST_HOSTNAME);
    return name == null ? "" : name;
  }

  /** All of it, for {@link #of}. */
  String text() throws IOException {
    List<Written> all = new ArrayList<>();
    devices.forEach(
        (device, gaps) ->
            all.add(new Written(device.sender, device.name, gaps.highest(), hex(gaps.missing()))));
    return JSON.writeValueAsString(all);
  }

  /** Those that were written as text; none if it is empty. */
  static Sequences of(String text) throws IOException {
    Sequences sequences = new Sequences();
    if (!text.isEmpty()) {
      for (Written each : JSON.readValue(text, new TypeReference<List<Written>>() {})) {
        sequences.devices.put(
            new Device(each.sender, each.device),
            new SequenceGaps(each.highest, bits(each.missing)));
      }
    }
    return sequences;
  }

  private static String hex(BitSet bits) {
    return HexFormat.of().formatHex(bits.toByteArray());
  }

  private static BitSet bits(String hex) {
    return BitSet.valueOf(HexFormat.of().parseHex(hex));
  }
}
