package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * Who opened the conversations that are going on. A firewall's teardown message does not say it,
 * the message at the beginning does: the teardown is turned so that its source is who opened it.
 * Bounded: at the bound the oldest conversation is forgotten, and its end stays as it was written.
 */
final class Conversations {
  /** Two hundred thousand take some thirty megabytes. */
  static final int MAX = 200_000;

  /** A name in DNS has at most 255 octets (RFC 1035, 2.3.4); sessions are numbers. */
  private static final int LONGEST_NAME = 255;

  private static final Field[][] ENDS = {
    {Field.SOURCE_IP, Field.DESTINATION_IP},
    {Field.SOURCE_PORT, Field.DESTINATION_PORT},
    {Field.SOURCE_NAT_IP, Field.DESTINATION_NAT_IP},
    {Field.SOURCE_NAT_PORT, Field.DESTINATION_NAT_PORT},
    {Field.SOURCE_DOMAIN, Field.DESTINATION_DOMAIN},
    {Field.SOURCE_USER_NAME, Field.DESTINATION_USER_NAME},
    {Field.SOURCE_BYTES, Field.DESTINATION_BYTES},
    {Field.SOURCE_PACKETS, Field.DESTINATION_PACKETS},
    {Field.OBSERVER_INGRESS_INTERFACE_NAME, Field.OBSERVER_EGRESS_INTERFACE_NAME},
    {Field.OBSERVER_INGRESS_ZONE, Field.OBSERVER_EGRESS_ZONE},
  };

  private record Id(String observer, String session) {}

  private record Opened(IpAddress source, @Nullable Object direction) {}

  private final SequencedMap<Id, Opened> opened = new LinkedHashMap<>();

  /** Remembers the beginning of a conversation, and turns the end of one. */
  void follow(EventDraft draft) {
    if (draft.get(Field.NETWORK_SESSION_ID) instanceof String session
        && draft.get(Field.OBSERVER_NAME) instanceof String observer
        && draft.get(Field.SOURCE_IP) instanceof IpAddress source) {
      if (observer.length() > LONGEST_NAME || session.length() > LONGEST_NAME) {
        return; // made up, to fill memory
      }
      Id id = new Id(observer, session);
      if (EventKind.ALLOWED.equals(draft.get(Field.EVENT_TYPE))) {
        begin(id, new Opened(source, draft.get(Field.NETWORK_DIRECTION)));
      } else if (EventKind.END.equals(draft.get(Field.EVENT_TYPE))) {
        end(opened.remove(id), draft);
      }
    }
  }

  private void begin(Id id, Opened conversation) {
    opened.put(id, conversation);
    if (opened.size() > MAX) {
      opened.pollFirstEntry();
    }
  }

  private static void end(@Nullable Opened conversation, EventDraft draft) {
    if (conversation == null) {
      return;
    }
    draft.putIfAbsent(Field.NETWORK_DIRECTION, conversation.direction);
    if (conversation.source.equals(draft.get(Field.DESTINATION_IP))
        && !conversation.source.equals(draft.get(Field.SOURCE_IP))) {
      turn(draft);
    }
  }

  private static void turn(EventDraft draft) {
    for (Field[] ends : ENDS) {
      Object source = draft.get(ends[0]);
      draft.put(ends[0], draft.get(ends[1]));
      draft.put(ends[1], source);
    }
  }

  /** Writes all that is known, so that {@link #load} gives the same again. */
  void save(DataOutput out) throws IOException {
    out.writeInt(opened.size());
    for (Map.Entry<Id, Opened> each : opened.entrySet()) {
      out.writeUTF(each.getKey().observer());
      out.writeUTF(each.getKey().session());
      out.writeLong(each.getValue().source().high());
      out.writeLong(each.getValue().source().low());
      out.writeUTF(each.getValue().direction() instanceof String direction ? direction : "");
    }
  }

  void load(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MAX) {
      throw new IOException("damaged: %d conversations".formatted(size));
    }
    opened.clear();
    for (int i = 0; i < size; i++) {
      Id id = new Id(in.readUTF(), in.readUTF());
      IpAddress source = IpAddress.of(in.readLong(), in.readLong());
      String direction = in.readUTF();
      opened.put(id, new Opened(source, direction.isEmpty() ? null : direction));
    }
  }
}
