package org.tharsis.engine.receive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.config.SenderSettings;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

class RateBoundsTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = Long.MAX_VALUE - SECOND; // it may pass the end of a long
  private final RateBounds rates =
      RateBounds.of(List.of(senders("10.0.0.0/8", 10), senders("10.1.0.0/16", 100)), () -> now);

  private static SenderSettings senders(String block, int rate) {
    return new SenderSettings(List.of(Cidr.parse(block)), List.of(), null, "", rate);
  }

  private int taken(String sender, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += rates.take(address(sender)) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void twoSecondsWorthAtOnceThenTheRate() {
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(20);
    now += SECOND;
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(10);
    now += SECOND / 10;
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(1);
    now += 3600 * SECOND;
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(20);
  }

  @Test
  void everyAddressHasItsOwnAndTheNarrowestBlockCounts() {
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(20);
    assertThat(taken("10.0.0.2", 1_000)).isEqualTo(20);
    assertThat(taken("10.1.0.1", 1_000)).isEqualTo(200);
  }

  @Test
  void ofOthersNothingIsAsked() {
    IpAddress other = address("192.0.2.1");
    assertThat(rates.holdsFor(other)).isFalse();
    assertThat(rates.holdsFor(address("10.0.0.1"))).isTrue();
    assertThat(taken("192.0.2.1", 1_000)).isEqualTo(1_000);
    assertThat(rates.isAhead(other, 1_000_000)).isFalse();
  }

  @Test
  void whatIsHereAlreadyIsPaidForLater() {
    IpAddress sender = address("10.0.0.1");
    assertThat(rates.isAhead(sender, 20)).isFalse();
    assertThat(rates.isAhead(sender, 15)).isTrue();
    now += SECOND;
    assertThat(rates.isAhead(sender, 0)).isTrue();
    now += SECOND;
    assertThat(rates.isAhead(sender, 0)).isFalse();
  }

  @Test
  void someMayGoOnAndTheRestWhenItIsTime() {
    Allowance allowance = rates.allowance(address("10.0.0.1"));
    assertThat(allowance.take(15)).isEqualTo(15);
    assertThat(allowance.take(15)).isEqualTo(5);
    assertThat(allowance.take(15)).isZero();
    allowance.giveBack(3);
    assertThat(allowance.take(15)).isEqualTo(3);
    now += SECOND / 2;
    assertThat(allowance.take(15)).isEqualTo(5);
    rates.lift();
    assertThat(allowance.take(1_000)).isEqualTo(1_000);
  }

  @Test
  void howLongToWaitIsSaidInWholeSeconds() {
    IpAddress sender = address("10.0.0.1");
    assertThat(rates.secondsToWait(sender)).isZero();
    assertThat(rates.isAhead(sender, 20)).isFalse();
    assertThat(rates.secondsToWait(sender)).isZero();
    assertThat(rates.isAhead(sender, 25)).isTrue();
    assertThat(rates.secondsToWait(sender)).isEqualTo(3);
    now += SECOND;
    assertThat(rates.secondsToWait(sender)).isEqualTo(2);
    now += 2 * SECOND;
    assertThat(rates.secondsToWait(sender)).isZero();
    assertThat(rates.secondsToWait(address("192.0.2.1"))).as("there is no bound").isZero();
  }

  @Test
  void onceLiftedNobodyWaits() {
    IpAddress sender = address("10.0.0.1");
    assertThat(rates.isAhead(sender, 1_000)).isTrue();
    rates.lift();
    assertThat(rates.isAhead(sender, 1_000)).isFalse();
    assertThat(rates.take(sender)).isTrue();
  }

  @Test
  void whoWasSilentLongestIsForgottenAtTheBound() {
    assertThat(taken("10.0.0.1", 20)).isEqualTo(20);
    for (int i = 1; i < RateBounds.MAX_SENDERS; i++) {
      rates.take(IpAddress.v4(0x0a020000 + i));
    }
    assertThat(taken("10.0.0.1", 1)).as("it is still known").isZero();
    for (int i = 1; i <= RateBounds.MAX_SENDERS; i++) {
      rates.take(IpAddress.v4(0x0a030000 + i));
    }
    assertThat(taken("10.0.0.1", 1)).as("it begins anew").isEqualTo(1);
  }
}
