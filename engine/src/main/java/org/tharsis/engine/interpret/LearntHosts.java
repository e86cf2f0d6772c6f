package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
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

  /** A sender's own lines say the same again and again; so often it is worth while to listen. */
  private static final long LISTEN_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** Addresses that tell no machine from another: unspecified, loopback, link-local. */
  private static final AddressSet NOBODYS =
      AddressSet.of(
          Stream.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/127", "fe80::/10")
              .map(Cidr::parse)
              .toList());

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

  private static String firstLabel(String host) {
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
    Lesson lesson = new Lesson(event, time, known, inside);
    if (event.get(Field.EVENT_ACTION) instanceof String action) {
      switch (action) {
        case "dhcp-lease" -> lesson.leased();
        case "dhcp-release" -> lesson.released();
        case "vpn-address-assigned" -> lesson.user(Field.SOURCE_NAT_IP);
        case "user-mapped" -> lesson.mapped();
        case "user-unmapped" -> lesson.unmapped();
        case "vpn-disconnected" -> lesson.disconnected();
        default -> lesson.loggedOn();
      }
    }
    if (sender != null) {
      lesson.sent(sender);
    }
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

  /** One event. */
  private final class Lesson {
    private final EventDraft event;
    private final long time;
    private final Hosts known;
    private final AddressSet inside;

    Lesson(EventDraft event, long time, Hosts known, AddressSet inside) {
      this.event = event;
      this.time = time;
      this.known = known;
      this.inside = inside;
    }

    /** A client without a name is told from others by its network card only. */
    void leased() {
      IpAddress address = address(Field.SOURCE_IP);
      if (address == null) {
        return;
      }
      String mac = text(Field.SOURCE_MAC);
      String name = text(Field.SOURCE_DOMAIN);
      if (isHostName(name)) {
        host(Objects.requireNonNull(name), address, mac, Evidence.LEASE);
      } else if (mac != null) {
        hosts.leased(address, mac, time);
      }
    }

    void released() {
      IpAddress address = address(Field.SOURCE_IP);
      if (address != null) {
        hosts.release(address, Evidence.LEASE, time);
      }
    }

    void user(Field field) {
      IpAddress address = address(field);
      String user = text(Field.SOURCE_USER_NAME);
      if (address != null && isUserName(user)) {
        users.learn(Objects.requireNonNull(user), address, null, Evidence.SESSION, time);
      }
    }

    void mapped() {
      if (succeeded()) {
        user(Field.SOURCE_IP);
      }
    }

    void unmapped() {
      IpAddress address = address(Field.SOURCE_IP);
      if (address != null) {
        users.release(address, Evidence.SESSION, time);
      }
    }

    /** Of a user with two sessions both end: better nobody's than the wrong one's. */
    void disconnected() {
      String user = text(Field.SOURCE_USER_NAME);
      if (user != null) {
        users.release(user, time);
      }
    }

    /**
     * A machine's own account names it (Kerberos tickets, 4768 and 4769), else the workstation
     * does. In the events of remote desktops the workstation is the machine logged on to, and
     * anonymous logons name whatever they like.
     */
    void loggedOn() {
      if (!succeeded() || !isLogon()) {
        return;
      }
      IpAddress address = address(Field.SOURCE_IP);
      String name = address == null ? null : loggedOnFrom();
      if (address != null && isHostName(name)) {
        host(Objects.requireNonNull(name), address, null, Evidence.LOGON);
      }
    }

    private boolean isLogon() {
      return "Windows".equals(event.get(Field.OBSERVER_PRODUCT))
          && EventKind.AUTHENTICATION.equals(event.get(Field.EVENT_CATEGORY))
          && (EventKind.START.equals(event.get(Field.EVENT_TYPE))
              || "kerberos-service-ticket-requested".equals(event.get(Field.EVENT_ACTION)));
    }

    private @Nullable String loggedOnFrom() {
      String user = text(Field.USER_NAME);
      if (user != null && user.endsWith("$")) {
        return user.substring(0, user.length() - 1);
      }
      String workstation = text(Field.SOURCE_DOMAIN);
      String server = text(Field.HOST_NAME);
      boolean tells =
          workstation != null
              && !"ANONYMOUS LOGON".equalsIgnoreCase(user)
              && (server == null || !firstLabel(workstation).equals(firstLabel(server)));
      return tells ? workstation : null;
    }

    /** A machine that sends its own log says by that what its address is; a relay does not. */
    void sent(IpAddress sender) {
      if (!isLearnable(sender)) {
        return;
      }
      String host = text(Field.HOST_NAME);
      Speakers.Verdict verdict = speakers.heard(sender, host, text(Field.HOST_HOSTNAME));
      if (verdict == Speakers.Verdict.UNMASKED) {
        hosts.withdraw(sender, Evidence.SENDER);
      } else if (verdict == Speakers.Verdict.ALONE
          && host != null
          && speakers.isDue(sender, time, time + LISTEN_MILLIS)
          && isHostName(host)) {
        host(host, sender, null, Evidence.SENDER);
      }
    }

    private void host(String name, IpAddress address, @Nullable String mac, Evidence evidence) {
      if (known.addressOf(name) == null && known.nameOf(address) == null) {
        hosts.learn(name, address, mac, evidence, time);
      }
    }

    private boolean succeeded() {
      return EventKind.SUCCESS.equals(event.get(Field.EVENT_OUTCOME));
    }

    private @Nullable String text(Field field) {
      return (String) event.get(field);
    }

    private @Nullable IpAddress address(Field field) {
      return event.get(field) instanceof IpAddress address && isLearnable(address) ? address : null;
    }

    private boolean isLearnable(IpAddress address) {
      return inside.contains(address) && !NOBODYS.contains(address);
    }
  }

  /** Letters, digits and the like (RFC 1123, 2.1), with the underscore that Windows allows. */
  static boolean isHostName(@Nullable String name) {
    if (name == null || name.isEmpty() || name.length() > 253 || name.equals("localhost")) {
      return false;
    }
    boolean letter = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      letter |= isLetter;
      if (!isLetter && !(c >= '0' && c <= '9') && (i == 0 || (c != '-' && c != '.'))) {
        return false;
      }
    }
    return letter; // so it is no address either: a colon is refused above
  }

  /** An ASA hides names that it does not know behind asterisks. */
  private static boolean isUserName(@Nullable String name) {
    return name != null && !name.isEmpty() && name.length() <= 256 && name.charAt(0) != '*';
  }
}
