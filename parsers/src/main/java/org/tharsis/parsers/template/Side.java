package org.tharsis.parsers.template;

import org.tharsis.model.Field;

/** An end of a conversation, as the fields it fills. */
public enum Side {
  SOURCE(
      Field.SOURCE_IP,
      Field.SOURCE_PORT,
      Field.SOURCE_DOMAIN,
      Field.SOURCE_NAT_IP,
      Field.SOURCE_NAT_PORT,
      Field.SOURCE_USER_NAME,
      Field.OBSERVER_INGRESS_INTERFACE_NAME),
  DESTINATION(
      Field.DESTINATION_IP,
      Field.DESTINATION_PORT,
      Field.DESTINATION_DOMAIN,
      Field.DESTINATION_NAT_IP,
      Field.DESTINATION_NAT_PORT,
      Field.DESTINATION_USER_NAME,
      Field.OBSERVER_EGRESS_INTERFACE_NAME);

  public final Field ip;
  public final Field port;
  public final Field domain;
  public final Field natIp;
  public final Field natPort;
  public final Field user;
  public final Field networkInterface;

  Side(
      Field ip,
      Field port,
      Field domain,
      Field natIp,
      Field natPort,
      Field user,
      Field networkInterface) {
    this.ip = ip;
    this.port = port;
    this.domain = domain;
    this.natIp = natIp;
    this.natPort = natPort;
    this.user = user;
    this.networkInterface = networkInterface;
  }
}
