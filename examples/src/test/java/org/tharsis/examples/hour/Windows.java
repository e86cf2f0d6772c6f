package org.tharsis.examples.hour;

/** Windows hosts: those at desks send by Snare, servers by NXLog and a relay. */
final class Windows {
  private final Log log;
  private int record = 90_000;
  private int port = 49_200;

  Windows(Log log) {
    this.log = log;
  }

  private int ephemeral() {
    port = port == 64_000 ? 49_200 : port + 1;
    return port;
  }

  private void snare(
      double at, String host, String channel, String rest, String type, String text) {
    log.add(
        at,
        "<13>%s %s MSWinEventLog\t1\t%s\t%d\t%s\t%s\tN/A\tN/A\t%s\t%s\tNone\t\t%s\t%d"
            .formatted(
                Log.stamp(at),
                host,
                channel,
                record++,
                Log.stamp("EEE MMM dd HH:mm:ss uuuu", at),
                rest,
                type,
                host,
                text,
                record % 1000));
  }

  void limit(double at, String host) {
    snare(
        at,
        host,
        "System",
        "4226\tTcpip",
        "Warning",
        "TCP/IP has reached the security limit imposed on the number of concurrent TCP connect attempts.");
  }

  void cleared(double at, String host, String user) {
    nxlog(
        at,
        host,
        "AUDIT_SUCCESS",
        1102,
        "Microsoft-Windows-Eventlog",
        "\"SubjectUserName\":\"%s\",\"SubjectDomainName\":\"CORP\"".formatted(user),
        "The audit log was cleared.");
  }

  /** Full logs are saved, and begun anew. */
  void savedAndBegunAnew(double at, String host) {
    nxlog(
        at,
        host,
        "INFO",
        1105,
        "Microsoft-Windows-Eventlog",
        "\"Channel\":\"Security\"",
        "Event log automatic backup");
    nxlog(
        at + 20,
        host,
        "INFO",
        6006,
        "EventLog",
        "\"Channel\":\"System\"",
        "The Event log service was stopped.");
    nxlog(
        at + 90,
        host,
        "INFO",
        6005,
        "EventLog",
        "\"Channel\":\"System\"",
        "The Event log service was started.");
  }

  /** Somebody at the machine itself: it names its own loopback address. */
  void deskLogon(double at, String host, String user, boolean succeeds) {
    snare(
        at,
        host,
        "Security",
        (succeeds ? "4624" : "4625") + "\tMicrosoft-Windows-Security-Auditing",
        succeeds ? "Success Audit" : "Failure Audit",
        succeeds
            ? "An account was successfully logged on.    Subject:   Security ID:  S-1-5-18   Account Name:  %s$   Account Domain:  CORP   Logon ID:  0x3e7    Logon Type:   2    New Logon:   Security ID:  S-1-5-21-1   Account Name:  %s   Account Domain:  CORP   Logon ID:  0xabc    Network Information:   Workstation Name: %s   Source Network Address: 127.0.0.1   Source Port:  0"
                .formatted(host, user, host)
            : "An account failed to log on.    Subject:   Security ID:  S-1-5-18   Account Name:  %s$   Account Domain:  CORP   Logon ID:  0x3e7    Logon Type:   2    Account For Which Logon Failed:   Security ID:  S-1-0-0   Account Name:  %s   Account Domain:  CORP    Failure Information:   Failure Reason:  Unknown user name or bad password.   Status:   0xc000006d   Sub Status:  0xc000006a    Network Information:   Workstation Name: %s   Source Network Address: 127.0.0.1   Source Port:  0"
                .formatted(host, user, host));
  }

  void logon(double at, String server, String user, String from, String workstation) {
    nxlog(
        at,
        server,
        "AUDIT_SUCCESS",
        4624,
        "Microsoft-Windows-Security-Auditing",
        "\"TargetUserName\":\"%s\",\"TargetDomainName\":\"CORP\",\"LogonType\":\"3\",\"WorkstationName\":\"%s\",\"IpAddress\":\"%s\",\"IpPort\":\"%d\""
            .formatted(user, workstation, from, ephemeral()),
        "An account was successfully logged on.");
  }

  void logonFailed(double at, String server, String user, String from) {
    nxlog(
        at,
        server,
        "AUDIT_FAILURE",
        4625,
        "Microsoft-Windows-Security-Auditing",
        "\"TargetUserName\":\"%s\",\"TargetDomainName\":\"CORP\",\"LogonType\":\"3\",\"Status\":\"0xc000006d\",\"SubStatus\":\"0xc000006a\",\"IpAddress\":\"%s\",\"IpPort\":\"%d\""
            .formatted(user, from, ephemeral()),
        "An account failed to log on.");
  }

  /** A domain controller on a wrong or expired password. */
  void kerberosFailed(double at, String server, String user, String from, String status) {
    nxlog(
        at,
        server,
        "AUDIT_FAILURE",
        4771,
        "Microsoft-Windows-Security-Auditing",
        "\"TargetUserName\":\"%s\",\"ServiceName\":\"krbtgt/CORP\",\"Status\":\"%s\",\"IpAddress\":\"::ffff:%s\",\"IpPort\":\"%d\""
            .formatted(user, status, from, ephemeral()),
        "Kerberos pre-authentication failed.");
  }

  void ticket(double at, String server, String user, String from) {
    nxlog(
        at,
        server,
        "AUDIT_SUCCESS",
        4768,
        "Microsoft-Windows-Security-Auditing",
        "\"TargetUserName\":\"%s\",\"TargetDomainName\":\"CORP\",\"ServiceName\":\"krbtgt\",\"Status\":\"0x0\",\"IpAddress\":\"::ffff:%s\",\"IpPort\":\"%d\""
            .formatted(user, from, ephemeral()),
        "A Kerberos authentication ticket (TGT) was requested.");
  }

  private void nxlog(
      double at, String host, String type, int id, String source, String data, String message) {
    log.add(
        at,
        "<14>%s relay-1 {\"EventTime\":\"%s\",\"Hostname\":\"%s\",\"EventType\":\"%s\",\"EventID\":%d,\"SourceName\":\"%s\",%s,\"Message\":\"%s\"}"
            .formatted(
                Log.stamp(at),
                Log.stamp("uuuu-MM-dd HH:mm:ss", at),
                host,
                type,
                id,
                source,
                data,
                message));
  }
}
