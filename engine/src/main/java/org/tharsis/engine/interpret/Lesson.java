package org.tharsis.engine.interpret;

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

/** What one event says of whose an address is. */
final class Lesson {
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
  private final Speakers speakers;
  private final EventDraft event;
  private final long time;
  private final Hosts known;
  private final AddressSet inside;

  Lesson(
      Bindings hosts,
      Bindings users,
      Speakers speakers,
      EventDraft event,
      long time,
      Hosts known,
      AddressSet inside) {
    this.hosts = hosts;
    this.users = users;
    this.speakers = speakers;
    this.event = event;
    this.time = time;
    this.known = known;
    this.inside = inside;
  }

  /**
   * Learns it.
   *
   * @param sender whom the line came from, or null
   */
  void learn(@Nullable IpAddress sender) {
    if (event.get(Field.EVENT_ACTION) instanceof String action) {
      switch (action) {
        case "dhcp-lease" -> leased();
        case "dhcp-release" -> released();
        case "vpn-address-assigned" -> user(Field.SOURCE_NAT_IP);
        case "user-mapped" -> mapped();
        case "user-unmapped" -> unmapped();
        case "vpn-disconnected" -> disconnected();
        default -> loggedOn();
      }
    }
    if (sender != null) {
      sent(sender);
    }
  }

  /** A client without a name is told from others by its network card only. */
  private void leased() {
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

  private void released() {
    IpAddress address = address(Field.SOURCE_IP);
    if (address != null) {
      hosts.release(address, Evidence.LEASE, time);
    }
  }

  private void user(Field field) {
    IpAddress address = address(field);
    String user = text(Field.SOURCE_USER_NAME);
    if (address != null && isUserName(user)) {
      users.learn(Objects.requireNonNull(user), address, null, Evidence.SESSION, time);
    }
  }

  private void mapped() {
    if (succeeded()) {
      user(Field.SOURCE_IP);
    }
  }

  private void unmapped() {
    IpAddress address = address(Field.SOURCE_IP);
    if (address != null) {
      users.release(address, Evidence.SESSION, time);
    }
  }

  /** Of a user with two sessions both end: better nobody's than the wrong one's. */
  private void disconnected() {
    String user = text(Field.SOURCE_USER_NAME);
    if (user != null) {
      users.release(user, time);
    }
  }

  /**
   * A machine's own account names it (Kerberos tickets, 4768 and 4769), else the workstation does.
   * In the events of remote desktops the workstation is the machine logged on to, and anonymous
   * logons name whatever they like.
   */
  private void loggedOn() {
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
            && (server == null
                || !LearntHosts.firstLabel(workstation).equals(LearntHosts.firstLabel(server)));
    return tells ? workstation : null;
  }

  /** A machine that sends its own log says by that what its address is; a relay does not. */
  private void sent(IpAddress sender) {
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
