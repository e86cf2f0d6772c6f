package org.tharsis.examples.hour;

/** A ScreenOS firewall of a branch: it writes a session when it has ended. */
final class NetScreen {
  private final Log log;
  private final String name;
  private int port = 20_000;
  private int session = 700;

  NetScreen(Log log, String name) {
    this.log = log;
    this.name = name;
  }

  private int ephemeral() {
    port = port == 64_000 ? 20_000 : port + 1;
    return port;
  }

  private void says(double at, int priority, String level, String message) {
    log.add(
        at,
        "<%d>%s %s NetScreen device_id=%s  [Root]system-%s-%s"
            .formatted(priority, Log.stamp(at), name, name, level, message));
  }

  /** Written at its end. */
  void session(
      double at, String from, String to, int proto, int port, int seconds, long sent, long rcvd) {
    boolean tunnel = from.startsWith("10.") && to.startsWith("10.");
    int sport = ephemeral();
    traffic(
        at + seconds,
        "start_time=\"%s\" duration=%d policy_id=%d service=%s proto=%d src zone=Trust dst zone=Untrust action=%s sent=%d rcvd=%d src=%s dst=%s src_port=%d dst_port=%d src-xlated ip=%s port=%d dst-xlated ip=%s port=%d session_id=%d reason=%s"
            .formatted(
                Log.stamp("uuuu-MM-dd HH:mm:ss", at),
                seconds,
                tunnel ? 12 : 4,
                service(proto, port),
                proto,
                tunnel ? "Tunnel" : "Permit",
                sent,
                rcvd,
                from,
                to,
                sport,
                port,
                tunnel ? from : "203.0.113.2",
                sport,
                to,
                port,
                session++,
                proto == 6 ? "Close - TCP FIN" : "Close - AGE OUT"));
  }

  private void traffic(double at, String rest) {
    says(at, 133, "notification", "00257(traffic): " + rest);
  }

  private static String service(int proto, int port) {
    return switch (port) {
      case 53 -> "dns";
      case 80 -> "http";
      case 443 -> proto == 6 ? "https" : "udp/port:443";
      default -> (proto == 6 ? "tcp" : "udp") + "/port:" + port;
    };
  }

  void denied(double at, String from, String to, int proto, int port) {
    boolean in = !from.startsWith("10.");
    traffic(
        at,
        "start_time=\"%s\" duration=0 policy_id=%d service=%s proto=%d src zone=%s dst zone=%s action=Deny sent=0 rcvd=0 src=%s dst=%s src_port=%d dst_port=%d"
            .formatted(
                Log.stamp("uuuu-MM-dd HH:mm:ss", at),
                in ? 320001 : 9,
                service(proto, port),
                proto,
                in ? "Untrust" : "Trust",
                in ? "Trust" : "Untrust",
                from,
                to,
                ephemeral(),
                port));
  }

  /** One mistyped password, in the two messages that ScreenOS makes of it. */
  void loginFailed(double at, String from, String user) {
    says(
        at,
        132,
        "warning",
        "00518: ADM: Local admin authentication failed for login name '%s': invalid password (%s)"
            .formatted(user, Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
    says(
        at,
        132,
        "warning",
        "00528: SSH: Password authentication failed for admin user '%s' at host %s. (%s)"
            .formatted(user, from, Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
  }

  void login(double at, String from, String user) {
    says(
        at,
        132,
        "warning",
        "00515: Admin user \"%s\" has logged on via SSH from %s:%d (%s)"
            .formatted(user, from, ephemeral(), Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
  }

  void changed(double at, String from, String user) {
    says(
        at,
        133,
        "notification",
        "00018: Policy (5, Trust->Untrust, ANY->ANY,ANY, Permit) was modified by %s via web from host %s to 10.21.1.1:443. (%s)"
            .formatted(user, from, Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
  }

  void alarm(double at, String what, String from, String to, int port) {
    says(
        at,
        129,
        "alert",
        "%s From %s:%d to %s:%d, proto TCP (zone Untrust, int ethernet0/0). Occurred 3 times. (%s)"
            .formatted(what, from, ephemeral(), to, port, Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
  }

  void restarted(double at) {
    says(
        at,
        133,
        "notification",
        "00767: The traffic log was emptied and begun anew. (%s)"
            .formatted(Log.stamp("uuuu-MM-dd HH:mm:ss", at)));
  }
}
