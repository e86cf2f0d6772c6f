package org.tharsis.examples.hour;

/** A router with access lists that log. */
final class Router {
  private final Log log;
  private final String name;
  private int line = 1200;

  Router(Log log, String name) {
    this.log = log;
    this.name = name;
  }

  void says(double at, String message) {
    int severity = message.charAt(message.indexOf('-') + 1) - '0';
    log.add(
        at,
        "<%d>%d: %s: %s: %%%s"
            .formatted(
                184 + severity, line++, name, Log.stamp("MMM dd HH:mm:ss.SSS", at), message));
  }

  /** The first packet of a conversation that a line of the list has met. */
  void packet(
      double at, String verb, String protocol, String from, int sport, String to, int port) {
    says(
        at,
        "SEC-6-IPACCESSLOGP: list inet-in %s %s %s(%d) -> %s(%d), 1 packet"
            .formatted(verb, protocol, from, sport, to, port));
  }

  void loginFailed(double at, String from, String user) {
    says(
        at,
        "SSH-5-SSH2_USERAUTH: User '%s' authentication for SSH2 Session from %s (tty = 0) using crypto cipher 'aes256-ctr', hmac 'hmac-sha2-256' Failed"
            .formatted(user, from));
    says(
        at,
        "SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: %s] [Source: %s] [localport: 22] [Reason: Login Authentication Failed] at %s UTC Mon Jun 15 2026"
            .formatted(user, from, Log.stamp("HH:mm:ss", at)));
  }

  void login(double at, String from, String user) {
    says(
        at,
        "SSH-5-SSH2_USERAUTH: User '%s' authentication for SSH2 Session from %s (tty = 0) using crypto cipher 'aes256-ctr', hmac 'hmac-sha2-256' Succeeded"
            .formatted(user, from));
    says(
        at,
        "SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: %s] [Source: %s] [localport: 22] at %s UTC Mon Jun 15 2026"
            .formatted(user, from, Log.stamp("HH:mm:ss", at)));
    says(
        at + 40,
        "SYS-5-CONFIG_I: Configured from console by %s on vty0 (%s)".formatted(user, from));
  }
}
