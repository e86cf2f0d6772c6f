package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tharsis lists …} as its users have it. */
class ListsCommandsTest {
  @TempDir private Path site;

  @BeforeEach
  void aSite() throws IOException {
    with("tharsis.yaml", "exclusions: {longest: 36500d}\n");
    with(
        "lists/cdn.txt",
        "# source: https://example.com/cdn\n# taken: 2026-10-01\n# good-for: 10d\n"
            + "192.0.2.0/24\n198.51.100.0/25\n2001:db8::/32\n");
    with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n203.0.113.0/24\n");
    with("lists/versions/cdn/2026-10-01.txt", "192.0.2.0/24\n198.51.100.0/25\n2001:db8::/32\n");
    with("lists/rented.txt", "203.0.113.0/25\n");
    with("lists/web.txt", "# kind: ports\n80\n443\n");
    with("lists/admins.txt", "# kind: users\nanna\n*.svc\n");
    with(
        "exclusions.yaml",
        """
        - {id: cdn-web, destination: cdn, port: list web, owner: anna, reason: why, ends: 2099-12-31}
        - {id: old, source: 203.0.113.7, owner: bea, reason: why, ends: 2099-12-31}
        - {id: idea, state: proposed, source: cdn, owner: anna, reason: why, ends: 2099-12-31}
        - {id: over, source: cdn, owner: anna, reason: why, ends: 2020-12-31}
        - {id: other, source: 10.1.1.1, owner: bea, reason: why, ends: 2099-12-31}
        """);
  }

  private void with(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-10-01T10:00:00Z")));
  }

  private Ran lists(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "lists";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--config";
    all[words.length + 2] = site.resolve("tharsis.yaml");
    return Ran.tharsis(all);
  }

  @Test
  void allListsWithTheirAgeAndWhoLeansOnThem() {
    assertThat(lists("list").lines())
        .containsExactly(
            "cdn                   addresses  3 ranges, 384 of IPv4, 7.9e+28 of IPv6  (2 versions)",
            "    taken 2026-10-01, past its time: take it anew",
            "    from https://example.com/cdn",
            "    exclusions: cdn-web",
            "rented                addresses  1 range, 128 of IPv4",
            "admins                users  2",
            "web                   ports  2",
            "    exclusions: cdn-web");
    assertThat(lists("list", "--json").lines())
        .contains(
            "{\"name\":\"rented\",\"kind\":\"addresses\",\"size\":\"1 range, 128 of IPv4\","
                + "\"stale\":false,\"versions\":1,\"exclusions\":[]}",
            "{\"name\":\"web\",\"kind\":\"ports\",\"size\":\"2\",\"stale\":false,\"versions\":1,"
                + "\"exclusions\":[\"cdn-web\"]}");
  }

  @Test
  void whatIsOnAListAndWas() {
    assertThat(lists("show", "cdn").lines())
        .containsExactly("192.0.2.0/24", "198.51.100.0/25", "2001:db8::/32");
    assertThat(lists("show", "cdn", "--at", "2026-09-30").lines())
        .containsExactly("192.0.2.0/24", "203.0.113.0/24");
    assertThat(lists("show", "web").lines()).containsExactly("80", "443");
    assertThat(lists("show", "admins").lines()).containsExactly("*.svc", "anna");
    assertThat(lists("show", "cnd").errors())
        .isEqualToIgnoringNewLines("there is no list 'cnd'; did you mean 'cdn'?");
  }

  @Test
  void whichListsHaveIt() {
    assertThat(lists("test", "198.51.100.9").lines())
        .containsExactly("cdn has 198.51.100.9 in 198.51.100.0/25; exclusions: cdn-web");
    assertThat(lists("test", "203.0.113.9").lines())
        .containsExactly("rented has 203.0.113.9 in 203.0.113.0/25");
    assertThat(lists("test", "203.0.113.9", "--at", "2026-09-30").lines())
        .containsExactly(
            "cdn has 203.0.113.9 in 203.0.113.0/24; exclusions: cdn-web",
            "rented has 203.0.113.9 in 203.0.113.0/25");
    assertThat(lists("test", "443").lines()).containsExactly("web has 443; exclusions: cdn-web");
    assertThat(lists("test", "Backup.svc").lines()).containsExactly("admins has Backup.svc");
    Ran nowhere = lists("test", "10.0.0.1");
    assertThat(nowhere.lines()).containsExactly("no list has 10.0.0.1");
    assertThat(nowhere.exitCode()).isEqualTo(1);
  }

  @Test
  void whatChangedHandsIsSaidWithTheExclusionsThatLeanOnIt() {
    assertThat(lists("drift", "cdn").lines())
        .containsExactly(
            "cdn since 2026-01-10: came 2 ranges, 128 of IPv4, 7.9e+28 of IPv6; gone 1 range, 256"
                + " of IPv4",
            "  + 198.51.100.0/25",
            "  + 2001:db8::/32",
            "  - 203.0.113.0/24",
            "was on cdn, is on rented: 1 range, 128 of IPv4",
            "  > 203.0.113.0/25",
            "warning: exclusion cdn-web leans on it (destination in cdn, port 80 or 443); ask anna"
                + " whether it still means this",
            "warning: exclusion old leans on it (source in 203.0.113.7); ask bea whether it still"
                + " means this");
    assertThat(lists("drift", "cdn", "--limit", "1").lines())
        .contains("  + and 1 more; --limit shows them");
    assertThat(lists("drift", "cdn", "--since", "2026-10-01").lines())
        .containsExactly("cdn since 2026-10-01: came 0 ranges; gone 0 ranges");
    assertThat(lists("drift", "rented").errors())
        .isEqualToIgnoringNewLines("nothing is known of what rented was before 2026-10-01");
  }

  @Test
  void whatHasNoPastIsSaid() {
    assertThat(lists("show", "web", "--at", "2026-09-30").errors())
        .isEqualToIgnoringNewLines(
            "web is a list of ports, and only lists of addresses have a past; leave out --at");
    Ran ran = lists("test", "443", "--at", "2026-09-30");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output()).isEmpty();
    assertThat(ran.errors())
        .isEqualToIgnoringNewLines(
            "'443' is no address, and only lists of addresses have a past; leave out --at");
  }

  @Test
  void fewerThanNoneCantBeAskedFor() {
    for (String words : List.of("show web", "show cdn", "drift cdn")) {
      Ran ran = lists((Object[]) (words + " --limit -1").split(" ", -1));
      assertThat(ran.exitCode()).as(words).isEqualTo(1);
      assertThat(ran.output()).as(words).isEmpty();
      assertThat(ran.errors()).isEqualToIgnoringNewLines("--limit must be at least 0");
    }
    assertThat(lists("show", "web", "--limit", "0").lines()).isEmpty();
  }

  @Test
  void aSourceWithAMistakeIsNotPassedOver() throws IOException {
    with("published.txt", "192.0.2.0/24\n");
    with("lists/fetched.yaml", "from: ../published.txt\n");
    with("lists/bad.yaml", "from: ../published.txt\nevery: 5x\n");
    Ran one = lists("refresh", "bad");
    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.output()).isEmpty();
    assertThat(one.errors()).contains("bad.yaml:2: every: '5x'").doesNotContain("say 'from'");
    Ran all = lists("refresh");
    assertThat(all.exitCode()).isEqualTo(1);
    assertThat(all.errors()).contains("bad.yaml:2: every: '5x'");
    assertThat(all.output()).startsWith("fetched has changed:");
    Ran good = lists("refresh", "fetched");
    assertThat(good.exitCode()).isZero();
    assertThat(good.errors()).isEmpty();
  }

  @Test
  void aListIsFetchedByHand() throws IOException {
    assertThat(lists("refresh").errors())
        .isEqualToIgnoringNewLines(
            "no list says where it comes from; write 'from' in lists/NAME.yaml");
    with("published.txt", "192.0.2.0/24\n");
    with("lists/fetched.yaml", "from: ../published.txt\n");
    assertThat(lists("list").output()).contains("fetched               addresses  not fetched yet");
    assertThat(lists("refresh", "fetched").lines())
        .containsExactly("fetched has changed: came 1 range, 256 of IPv4; gone 0 ranges");
    assertThat(lists("refresh").lines()).containsExactly("fetched is as it was");
    with("published.txt", "192.0.2.0/25 \n");
    Files.setLastModifiedTime(site.resolve("published.txt"), FileTime.fromMillis(0));
    Ran shrunken = lists("refresh", "fetched");
    assertThat(shrunken.exitCode()).isEqualTo(1);
    assertThat(shrunken.output()).contains("fetched stays as it was:", "50 % of its addresses");
    assertThat(lists("list").output()).contains("    not fetched: 20", "50 % of its addresses");
    assertThat(lists("refresh", "fetched", "--any-loss").output())
        .contains("gone 1 range, 128 of IPv4");
    assertThat(lists("refresh", "cdn").errors()).contains("there is no lists/cdn.yaml");
  }
}
