package org.tharsis.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Basis;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** All of an incident as bytes: a version, then its components in their order. */
final class IncidentBytes {
  private static final int VERSION = 4;

  /** Had no bases. */
  private static final int THIRD_VERSION = 3;

  /** Nor details of reasons. */
  private static final int SECOND_VERSION = 2;

  /** Nor severity and related incidents. */
  private static final int FIRST_VERSION = 1;

  private IncidentBytes() {}

  private interface Writer<T> {
    void write(T value) throws IOException;
  }

  private interface Reader<T> {
    T read() throws IOException;
  }

  static byte[] write(Incident incident) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(VERSION);
    text(out, incident.id());
    rule(out, incident.rule());
    text(out, incident.key());
    out.writeLong(incident.start());
    out.writeLong(incident.first());
    out.writeLong(incident.last());
    out.writeLong(incident.count());
    parties(out, incident.parties());
    list(
        out,
        incident.reasons(),
        reason -> {
          text(out, reason.phrase());
          out.writeLong(reason.value());
          text(out, reason.detail());
        });
    list(
        out,
        incident.evidence(),
        id -> {
          text(out, id.stream());
          out.writeLong(id.offset());
        });
    text(out, incident.severity().name());
    list(out, incident.related(), id -> text(out, id));
    list(out, incident.bases(), basis -> basis(out, basis));
    decision(out, incident.decision());
    return bytes.toByteArray();
  }

  static Incident read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readUnsignedByte();
    if (version < FIRST_VERSION || version > VERSION) {
      throw new IOException(
          "an incident of version %d; this program reads %d".formatted(version, VERSION));
    }
    boolean first = version == FIRST_VERSION;
    String id = text(in);
    Rule rule = rule(in);
    return new Incident(
        id,
        rule,
        text(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        parties(in),
        list(in, () -> reason(in, version)),
        list(in, () -> new EventId(text(in), in.readLong())),
        first ? rule.severity() : Severity.valueOf(text(in)),
        first ? List.of() : list(in, () -> text(in)),
        version <= THIRD_VERSION ? List.of() : list(in, () -> basis(in)),
        decision(in));
  }

  private static void basis(DataOutputStream out, Basis basis) throws IOException {
    text(out, basis.rule());
    text(out, basis.lists());
    text(out, basis.site());
  }

  private static Basis basis(DataInputStream in) throws IOException {
    return new Basis(text(in), text(in), text(in));
  }

  private static Finding.Reason reason(DataInputStream in, int version) throws IOException {
    return new Finding.Reason(text(in), in.readLong(), version <= SECOND_VERSION ? "" : text(in));
  }

  private static void rule(DataOutputStream out, Rule rule) throws IOException {
    text(out, rule.id());
    text(out, rule.title());
    text(out, rule.severity().name());
    text(out, rule.key().name());
    text(out, rule.quiet().toString());
    text(out, rule.means());
    text(out, rule.todo());
  }

  private static Rule rule(DataInputStream in) throws IOException {
    return new Rule(
        text(in),
        text(in),
        Severity.valueOf(text(in)),
        Rule.Key.valueOf(text(in)),
        Duration.parse(text(in)),
        text(in),
        text(in));
  }

  private static void parties(DataOutputStream out, Incident.Parties parties) throws IOException {
    list(out, parties.sources(), address -> address(out, address));
    list(out, parties.destinations(), address -> address(out, address));
    list(out, parties.ports(), out::writeLong);
    list(out, parties.hosts(), name -> text(out, name));
    list(out, parties.users(), name -> text(out, name));
    list(out, parties.observers(), name -> text(out, name));
  }

  private static Incident.Parties parties(DataInputStream in) throws IOException {
    return new Incident.Parties(
        list(in, () -> address(in)),
        list(in, () -> address(in)),
        list(in, in::readLong),
        list(in, () -> text(in)),
        list(in, () -> text(in)),
        list(in, () -> text(in)));
  }

  private static void decision(DataOutputStream out, Incident.@Nullable Decision decision)
      throws IOException {
    out.writeBoolean(decision != null);
    if (decision != null) {
      text(out, decision.as().name());
      text(out, decision.why());
      text(out, decision.by());
      out.writeLong(decision.at());
    }
  }

  private static Incident.@Nullable Decision decision(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Incident.Decision(
            Incident.Verdict.valueOf(text(in)), text(in), text(in), in.readLong())
        : null;
  }

  private static void address(DataOutputStream out, IpAddress address) throws IOException {
    out.writeLong(address.high());
    out.writeLong(address.low());
  }

  private static IpAddress address(DataInputStream in) throws IOException {
    return IpAddress.of(in.readLong(), in.readLong());
  }

  /** Not {@code writeUTF}: that one stops at 65,535 bytes. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static <T> void list(DataOutputStream out, List<T> values, Writer<T> each)
      throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      each.write(value);
    }
  }

  private static <T> List<T> list(DataInputStream in, Reader<T> each) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(each.read());
    }
    return values;
  }
}
