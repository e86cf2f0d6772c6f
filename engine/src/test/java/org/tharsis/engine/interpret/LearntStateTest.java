package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tharsis.engine.interpret.LearningSite.logon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How much of what was learnt is kept, and that it is the same once it was saved. */
class LearntStateTest {
  private LearningSite site = new LearningSite();

  @Test
  void theLongestUnheardIsForgottenAtTheBoundAndCounted() {
    LearntHosts learnt = new LearntHosts(3);
    LearningSite site = new LearningSite(learnt);
    site.lease(1, "10:00:00");
    site.lease(2, "10:00:01");
    site.lease(3, "10:00:02");
    assertThat(learnt.forgotten()).isZero();
    site.lease(1, "10:00:03");
    site.lease(4, "10:00:04");
    assertThat(learnt.forgotten()).isEqualTo(1);
    assertThat(site.addressOf("ws-1", "Jun 15 10:01:00")).isEqualTo("10.1.1.1");
    assertThat(site.addressOf("ws-2", "Jun 15 10:01:00")).isNull();
    assertThat(site.addressOf("ws-3", "Jun 15 10:01:00")).isEqualTo("10.1.1.3");
  }

  @Test
  void phonesThatAreAllCalledAlikeAreBounded() {
    for (int i = 1; i <= 2 * Bindings.MAX_OF_ONE; i++) {
      site.dhcpd(
          "Jun 15 10:00:00",
          "DHCPACK on 10.1.1.%d to 00:00:5e:00:53:%02d (phone) via em1".formatted(i, i));
    }
    assertThat(site.learnt().forgotten()).isEqualTo(Bindings.MAX_OF_ONE);
  }

  private byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    site.learnt().save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static LearntHosts load(byte[] bytes) throws IOException {
    return LearntHosts.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private void learnAllKinds() {
    for (int i = 1; i <= 20; i++) {
      site.lease(i, "10:00:%02d".formatted(i));
      site.lease(i % 7 + 1, "11:00:%02d".formatted(i));
    }
    site.dhcpd("Jun 15 10:30:00", "DHCPACK on 10.1.1.4 to 00:00:5e:00:53:99 (ws-99) via em1");
    site.dhcpd("Jun 15 10:30:00", "DHCPACK on 10.1.2.4 to 00:00:5e:00:53:04 (ws-4) via em1");
    site.take(null, "Jun 15 08:00:00", logon("4624", "ann", "WS-70", "10.1.1.70"));
    site.take(
        "10.1.1.80",
        "Jun 15 10:00:00",
        "<132>%s XP-80 Tcpip: 4226: TCP/IP has reached the security limit");
    site.take(
        null,
        "Jun 15 10:00:00",
        "<166>%s fw-edge : %%ASA-5-746012: user-identity: Add IP-User mapping 10.1.9.9 - LAB\\alice"
            + " Succeeded - VPN user");
  }

  @Test
  void whatIsSavedIsTheSameWhenLoaded() throws IOException {
    learnAllKinds();
    byte[] before = saved();
    site = new LearningSite(load(before));
    assertThat(saved()).isEqualTo(before);
    assertThat(site.addressOf("ws-20", "Jun 15 11:30:00")).isEqualTo("10.1.1.20");
    assertThat(site.addressOf("ws-4", "Jun 15 10:45:00")).isEqualTo("10.1.2.4");
    assertThat(site.addressOf("ws-99", "Jun 15 10:45:00")).isEqualTo("10.1.1.4");
    assertThat(site.addressOf("xp-80", "Jun 15 11:30:00")).isEqualTo("10.1.1.80");
    assertThat(site.userAt("10.1.9.9", "Jun 15 11:00:00")).isEqualTo("alice");
    site.take("10.1.1.80", "Jun 15 11:00:00", "<30>%s gw dhcpd[1]: Picking pool address 10.1.1.9");
    assertThat(site.addressOf("xp-80", "Jun 15 11:30:00")).as("a relay after all").isNull();
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    learnAllKinds();
    byte[] whole = saved();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> load(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
    byte[] newer = whole.clone();
    newer[0]++;
    assertThatThrownBy(() -> load(newer)).isInstanceOf(IOException.class);
  }

  /** No byte that is wrong makes it throw anything else, or learn two names of one address. */
  @Test
  void noDamageDoesMore() throws IOException {
    learnAllKinds();
    byte[] whole = saved();
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0x80;
      try {
        Objects.requireNonNull(load(damaged));
      } catch (IOException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
