package org.tharsis.engine.exclusion.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.exclusion.audit.AuditRecord;

/** What is said of a site's exclusions. */
class LintTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path directory;
  private SiteFolder site;
  private final StringBuilder file = new StringBuilder();
  private final SortedMap<String, ExclusionAccount> hits = new TreeMap<>();

  @BeforeEach
  void aSite() throws IOException {
    site = new SiteFolder(directory);
  }

  private LintTest with(String id, String ends, String criteria) {
    file.append(
        "- {id: %s, %s, owner: anna, reason: why, created: 2026-11-01, ends: %s}\n"
            .formatted(id, criteria, ends));
    return this;
  }

  private LintTest with(String id, String criteria) {
    return with(id, "2027-06-30", criteria);
  }

  private List<String> lint(AuditRecord... past) throws IOException {
    site.with("exclusions.yaml", file.toString());
    SortedMap<String, SortedMap<String, ExclusionAccount>> hidden = new TreeMap<>();
    hidden.put("live", hits);
    Balance balance = new Balance(new TreeMap<>(), hidden);
    return Lint.of(site.site(), balance, List.of(past), NOW).stream()
        .map(each -> "%s %s: %s".formatted(each.id(), each.kind().word(), each.words()))
        .toList();
  }

  @Test
  void nothingIsSaidOfWhatIsInOrder() throws IOException {
    with("web", "destination: 192.0.2.0/24, port: 80")
        .with("dns", "destination: 192.0.2.0/24, port: 53")
        .with("lab", "state: shadow, source: 10.0.0.0/8")
        .with("scanner", "source: 198.51.100.7, rule: port-scan");
    assertThat(lint()).isEmpty();
  }

  @Test
  void whatHasEndedAndWhatWillSoon() throws IOException {
    with("over", "2026-11-21", "port: 1")
        .with("ended", "2027-01-01", "state: ended, port: 1")
        .with("today", "2026-11-22", "port: 2")
        .with("tomorrow", "2026-11-23", "port: 3")
        .with("soon", "2026-12-06", "port: 4")
        .with("later", "2026-12-07", "port: 5");
    assertThat(lint())
        .containsExactly(
            "over ended: ended on 2026-11-21; renew it, or remove it",
            "ended ended: was ended; renew it, or remove it",
            "today ending: ends today, on 2026-11-22; ask anna whether it is still needed",
            "tomorrow ending: ends in 1 day, on 2026-11-23; ask anna whether it is still needed",
            "soon ending: ends in 14 days, on 2026-12-06; ask anna whether it is still needed");
  }

  @Test
  void whatCoversNothingForLong() throws IOException {
    String old = "created: 2026-08-23, owner: anna, reason: why, ends: 2027-06-30}\n";
    file.append("- {id: never, port: 1, ").append(old);
    file.append("- {id: lately, port: 2, ").append(old);
    file.append("- {id: before, port: 3, ").append(old);
    file.append("- {id: proposed, state: proposed, port: 4, ").append(old);
    file.append("- {id: activated, port: 5, ").append(old);
    hits.put("lately", new ExclusionAccount(3, NOW.toEpochMilli() - 90 * 86_400_000L));
    hits.put("before", new ExclusionAccount(3, NOW.toEpochMilli() - 92 * 86_400_000L));
    Instant when = Instant.parse("2026-10-01T10:00:00Z");
    String shadow = "- id: activated\n  state: shadow\n";
    assertThat(
            lint(
                new AuditRecord(when, "a", "by hand", "never", null, "- id: never\n"),
                new AuditRecord(when, "a", "x", "activated", shadow, "- id: activated\n")))
        .containsExactly(
            "never unused: has covered nothing since it came to be what it is, on 2026-08-23; is it"
                + " still needed?",
            "before unused: has covered nothing since 2026-08-23; is it still needed?");
  }

  @Test
  void whatOthersCover() throws IOException {
    with("wide", "source: 192.0.2.0/24")
        .with("narrow", "source: 192.0.2.7, port: 80")
        .with("half", "address: 192.0.2.0/25, port: 80")
        .with("rule", "source: 192.0.2.7, rule: port-scan")
        .with("other", "source: 198.51.100.7")
        .with("quiet", "action: quiet, port: 99")
        .with("judged", "port: 99, rule: port-scan")
        .with("shadow", "state: shadow, source: 203.0.113.7")
        .with("later", "source: 203.0.113.0/24");
    assertThat(lint())
        .containsExactly(
            "narrow shadowed: decides nothing: wide covers all that it could, and decides first",
            "half overlapping: covers some of what these cover: wide",
            "rule shadowed: decides nothing: wide covers all that it could, and is for all rules",
            "other overlapping: covers some of what these cover: half",
            "judged overlapping: covers some of what these cover: quiet",
            "shadow shadowed: decides nothing: later covers all that it could, and decides first",
            "later overlapping: covers some of what these cover: half");
  }

  @Test
  void whatIsTooBroad() throws IOException {
    with("half", "state: proposed, source: 0.0.0.0/1")
        .with("eight", "state: proposed, source: 10.0.0.0/8")
        .with("port", "state: proposed, source: 0.0.0.0/1, port: 80")
        .with("both", "state: proposed, source: 0.0.0.0/1, destination: 192.0.2.7")
        .with("tcp", "state: proposed, protocol: tcp, direction: inbound")
        .with("six", "state: proposed, destination: 'fc00::/7'");
    assertThat(lint())
        .containsExactly(
            "half broad: covers 2,147,483,648 addresses of IPv4, and no port, code, device, user or"
                + " rule narrows it",
            "tcp broad: covers every address, and no port, code, device, user or rule narrows it",
            "six broad: covers 2.7e+36 addresses of IPv6, and no port, code, device, user or rule"
                + " narrows it");
  }

  @Test
  void listsThatAreNotWhatTheyWere() throws IOException {
    site.with(
            "lists/cdn.txt", "# taken: 2026-11-15\n# good-for: 3d\n192.0.2.0/24\n198.51.100.0/24\n")
        .with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n203.0.113.0/24\n")
        .with("lists/versions/cdn/2026-11-15.txt", "192.0.2.0/24\n198.51.100.0/24\n")
        .with("lists/rented.txt", "203.0.113.0/25\n");
    with("web", "destination: cdn, port: 80");
    assertThat(lint())
        .containsExactly(
            "web stale-list: leans on the list cdn, which was taken on 2026-11-15 and is past its"
                + " time",
            "web drifted-list: leans on the list cdn: within 30 days addresses went from cdn to"
                + " rented; ./tharsis lists drift cdn");
  }

  @Test
  void listsOfPortsNamesAndUsersAgeToo() throws IOException {
    String header = "# taken: 2026-11-15\n# good-for: 3d\n# kind: ";
    site.with("lists/web.txt", header + "ports\n80\n")
        .with("lists/firewalls.txt", header + "names\nfw-1\n")
        .with("lists/admins.txt", header + "users\nanna\n")
        .with("lists/dns.txt", "# kind: ports\n53\n");
    with("all", "port: list web, device: list firewalls, user: list admins")
        .with("fresh", "port: [list dns, 8080]");
    assertThat(lint())
        .containsExactly(
            "all stale-list: leans on the list admins, which was taken on 2026-11-15 and is past its"
                + " time",
            "all stale-list: leans on the list firewalls, which was taken on 2026-11-15 and is past"
                + " its time",
            "all stale-list: leans on the list web, which was taken on 2026-11-15 and is past its"
                + " time");
  }
}
