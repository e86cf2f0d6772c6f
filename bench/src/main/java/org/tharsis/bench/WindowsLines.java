package org.tharsis.bench;

/** Lines of Windows hosts. */
final class WindowsLines {
  private final Hosts hosts;

  WindowsLines(Hosts hosts) {
    this.hosts = hosts;
  }

  String snareLogon() {
    return ("<13>%s SRV%d MSWinEventLog\t1\tSecurity\t%d\tMon Mar 02 08:00:%02d 2026\t4624\t"
            + "Microsoft-Windows-Security-Auditing\tN/A\tN/A\tSuccess Audit\tsrv%d.corp.example\t"
            + "Logon\t\tAn account was successfully logged on.    Subject:   Security ID:  S-1-0-0 "
            + "  Account Name:  -   Account Domain:  -   Logon ID:  0x0    Logon Type:   3    New"
            + " Logon:   Security ID:  S-1-5-21-1-2-3-%d   Account Name:  user%d   Account Domain: "
            + " CORP   Logon ID:  0x%x   Logon GUID:  {00000000-0000-0000-0000-000000000000}   "
            + " Process Information:   Process ID:  0x0   Process Name:  -    Network Information: "
            + "  Workstation Name: W%d   Source Network Address: %s   Source Port:  %d    Detailed"
            + " Authentication Information:   Logon Process:  NtLmSsp\t%d")
        .formatted(
            hosts.stamp(),
            hosts.upTo(40),
            hosts.session(),
            hosts.upTo(60),
            hosts.upTo(40),
            hosts.upTo(500),
            hosts.upTo(500),
            hosts.upTo(Integer.MAX_VALUE),
            hosts.upTo(400),
            hosts.inside(),
            hosts.ephemeral(),
            hosts.upTo(100_000));
  }

  String snareLimit() {
    return ("<13>%s XP-%d MSWinEventLog\t1\tSystem\t%d\tMon Mar 02 08:00:%02d 2026\t4226\tTcpip"
            + "\tN/A\tN/A\tWarning\tXP-%d\tNone\t\tTCP/IP has reached the security limit"
            + " imposed on the number of concurrent TCP connect attempts.\t12")
        .formatted(hosts.stamp(), hosts.upTo(99), hosts.session(), hosts.upTo(60), hosts.upTo(99));
  }

  String winlogbeat() {
    return ("{\"@timestamp\":\"2026-03-02T08:00:%02d.%03dZ\",\"event\":{\"code\":\"4625\",\"kind\":"
            + "\"event\"},\"winlog\":{\"provider_name\":\"Microsoft-Windows-Security-Auditing\","
            + "\"computer_name\":\"srv%d.corp.example\",\"event_data\":{\"TargetUserName\":"
            + "\"user%d\",\"TargetDomainName\":\"CORP\",\"IpAddress\":\"%s\",\"IpPort\":\"%d\"}},"
            + "\"message\":\"An account failed to log on.\"}")
        .formatted(
            hosts.upTo(60),
            hosts.upTo(1000),
            hosts.upTo(40),
            hosts.upTo(500),
            hosts.outside(),
            hosts.ephemeral());
  }
}
