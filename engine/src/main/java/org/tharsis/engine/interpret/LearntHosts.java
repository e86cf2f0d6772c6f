package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.AddressSet;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * Which machine, and which user, had an address when: learnt from what events say of leases, VPN
 * sessions and logons, and from machines that send their own log. What {@code hosts.csv} says
 * always counts more. It reads no clock: the same lines in the same order give the same. One thread
 * uses it.
 */
public final class LearntHosts {
  private static final int VERSION = 1;

  private final Bindings hosts;
  private final Bindings users;
  private final Speakers speakers = new Speakers();

  /** Knows nobody yet. */
  public LearntHosts() {
    this(Bindings.MAX);
  }

  LearntHosts(int max) {
    hosts = new Bindings(LearntHosts::firstLabel, max);
    users = new Bindings(user -> user.toLowerCase(Locale.ROOT), max);
  }

  /** What names of one machine have in common, with a domain and without. */
  static String firstLabel(String host) {
    int dot = host.indexOf('.');
    return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  /**
   * Learns what an event says of whose an address is.
   *
   * @param sender whom the line came from, or null
   * @param time when it happened, milliseconds since the epoch
   * @param known what the site says itself; of these machines and addresses nothing is learnt
   * @param inside the only addresses of which anything is learnt
   */
  void learn(
      EventDraft event, @Nullable IpAddress sender, long time, Hosts known, AddressSet inside) {
    new Lesson(hosts, users, speakers, event, time, known, inside).learn(sender);
  }

  /** Puts in what was true at the event's time, where the event and the site do not say it. */
  void fill(EventDraft event, long time, Hosts known) {
    if (event.get(Field.HOST_NAME) instanceof String name) {
      if (!event.has(Field.HOST_IP) && !hosts.isEmpty()) {
        IpAddress address = hosts.addressOf(name, time);
        boolean another = address != null && known.nameOf(address) != null;
        event.put(Field.HOST_IP, another ? null : address);
      }
    } else if (event.get(Field.HOST_IP) instanceof IpAddress address) {
      String name = known.nameOf(address);
      event.put(Field.HOST_NAME, name == null ? hosts.nameOf(address, time) : name);
    }
    if (!users.isEmpty()
        && !event.has(Field.SOURCE_USER_NAME)
        && event.get(Field.SOURCE_IP) instanceof IpAddress address) {
      event.put(Field.SOURCE_USER_NAME, users.nameOf(address, time));
    }
  }

  /** All that is known of machines and then of users, what was said longest ago first. */
  public List<Learnt> all() {
    return Stream.concat(hosts.all().stream(), users.all().stream()).toList();
  }

  /** How many bindings were forgotten before their time because there were too many. */
  public long forgotten() {
    return hosts.forgotten() + users.forgotten();
  }

  /** Writes all that is known, so that {@link #load} gives the same again. */
  public void save(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    hosts.save(out);
    users.save(out);
    speakers.save(out);
  }

  /**
   * Reads what {@link #save} has written.
   *
   * @throws IOException if it is something else, damaged, or ends too early
   */
  public static LearntHosts load(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("learnt hosts of version %d are unknown here".formatted(version));
    }
    LearntHosts learnt = new LearntHosts();
    learnt.hosts.load(in);
    learnt.users.load(in);
    learnt.speakers.load(in);
    return learnt;
  }
}
