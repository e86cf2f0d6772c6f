package org.tharsis.parsers.pf;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** The programs beside the packet filter whose lines are understood, by the tag they log with. */
enum Daemon {
  DHCPD("dhcpd", "ISC", "DHCP"),
  DHCLIENT("dhclient", "ISC", "DHCP"),
  DHCP6C("dhcp6c", "WIDE", "DHCPv6"),
  DNSMASQ("dnsmasq", "Simon Kelley", "dnsmasq"),
  KEA("kea", "ISC", "Kea"),
  UNBOUND("unbound", "NLnet Labs", "Unbound"),
  OPENVPN("openvpn", "OpenVPN", "OpenVPN"),
  CHARON("charon", "strongSwan", "strongSwan"),
  HAPROXY("haproxy", "HAProxy", "HAProxy"),
  SQUID("squid", "Squid", "Squid"),
  WEB_GUI("web-gui", "Netgate", "pfSense"),
  OPNSENSE_GUI("web-gui", "Deciso", "OPNsense");

  /** Its entry in the catalogue. */
  final String id;

  private final String vendor;
  private final String product;

  Daemon(String id, String vendor, String product) {
    this.id = id;
    this.vendor = vendor;
    this.product = product;
  }

  static @Nullable Daemon of(@Nullable String tag) {
    return tag == null
        ? null
        : switch (tag) {
          case "dhcpd" -> DHCPD;
          case "dhclient" -> DHCLIENT;
          case "dhcp6c" -> DHCP6C;
          case "dnsmasq-dhcp" -> DNSMASQ;
          case "kea-dhcp4", "kea-dhcp6" -> KEA;
          case "unbound" -> UNBOUND;
          case "charon" -> CHARON;
          case "haproxy" -> HAPROXY;
          case "squid" -> SQUID;
          case "php-fpm" -> WEB_GUI;
          case "opnsense" -> OPNSENSE_GUI;
          default -> ofInstance(tag);
        };
  }

  /** Some run more than once: {@code openvpn_server1}, {@code (squid-1)}. */
  private static @Nullable Daemon ofInstance(String tag) {
    if (tag.startsWith("openvpn") || tag.startsWith("ovpn")) {
      return OPENVPN;
    }
    return tag.startsWith("(squid") ? SQUID : null;
  }

  void put(EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, vendor);
    into.put(Field.OBSERVER_PRODUCT, product);
  }
}
