package org.tharsis.examples.hour;

import java.util.Random;

/** Who logs in where, with a slip or two; and who forgot to change a password. */
final class People {
  private final Devices devices;
  private final Random random;

  People(Devices devices, Random random) {
    this.devices = devices;
    this.random = random;
  }

  void bustle() {
    for (int i = 0; i < 24; i++) {
      vpn(i, random.nextDouble() * 3_300);
    }
    for (int i = 0; i < 6; i++) {
      expired(i * 15, 1_500 + random.nextDouble() * 900);
    }
    staleService();
    administrators();
    terminalServer();
  }

  private void vpn(int i, double at) {
    String home = Site.stranger(10_000 + i);
    int slips = i == 5 ? 4 : random.nextInt(3);
    for (int slip = slips; slip > 0; slip--) {
      devices.edge.vpnFailed(at - slip * 11, home, Site.user(i));
    }
    String assigned = "10.20.30." + (10 + i);
    devices.edge.vpn(at, home, Site.user(i), assigned);
    for (int c = 0; c < 8; c++) {
      devices.edge.tcp(at + 10 + c * 20, assigned, c == 0 ? Site.FILES : Site.MAIL, 443, 9, 9_000);
    }
  }

  /**
   * Three tries with the old password, each on the desk and on the controller, then the new one.
   */
  private void expired(int i, double at) {
    for (int slip = 0; slip < 3; slip++) {
      devices.windows.kerberosFailed(at + slip * 9, "DC1", Site.user(i), Site.desk(i), "0x17");
      devices.windows.logonFailed(at + slip * 9, "FILES1", Site.user(i), Site.desk(i));
    }
    devices.windows.ticket(at + 60, "DC1", Site.user(i), Site.desk(i));
    devices.windows.logon(at + 61, "FILES1", Site.user(i), Site.desk(i), Site.deskName(i));
  }

  /** It fails all day; other accounts of that server work. */
  private void staleService() {
    for (double at = 7; at < 3600; at += 30) {
      devices.windows.logonFailed(at, "FILES1", "svc-report", Site.APP);
      devices.windows.kerberosFailed(at, "DC1", "svc-report", Site.APP, "0x17");
    }
    for (double at = 20; at < 3600; at += 200) {
      devices.windows.logon(at, "FILES1", "svc-app", Site.APP, "APP1");
    }
  }

  /** Two slips each, on each make of device. */
  private void administrators() {
    String admin = Site.desk(1);
    for (int slip = 0; slip < 2; slip++) {
      devices.edge.loginFailed(200 + slip * 10, admin, "netops");
      devices.branch.loginFailed(400 + slip * 10, admin, "netops");
      devices.router.loginFailed(600 + slip * 10, admin, "netops");
    }
    devices.edge.login(230, admin, "netops");
    devices.edge.says(240, "5-111008: User 'netops' executed the 'logging buffered' command.");
    devices.branch.login(430, admin, "netops");
    devices.branch.changed(460, admin, "netops");
    devices.router.login(630, admin, "netops");
    for (int i = 0; i < 14; i++) { // strangers try the router
      devices.router.loginFailed(100 + i * 200, Site.stranger(11_000 + i), "admin");
    }
  }

  /** Forty people behind one address, a few of whom mistype. */
  private void terminalServer() {
    for (int i = 40; i < 80; i++) {
      double at = Log.NINE - 600 + random.nextDouble() * 1_800;
      if (i % 5 == 0) {
        devices.windows.logonFailed(at - 9, "FILES1", Site.user(i), "10.20.10.91");
      }
      devices.windows.logon(at, "FILES1", Site.user(i), "10.20.10.91", "TS1");
    }
  }
}
