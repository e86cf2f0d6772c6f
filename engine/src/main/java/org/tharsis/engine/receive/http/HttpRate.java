package org.tharsis.engine.receive.http;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.model.IpAddress;

/**
 * Whether a sender may begin a request. One that may is taken whole, whatever is in it; what was
 * too much is waited for before the next.
 */
final class HttpRate {
  private final RateBounds rates;
  private final IpAddress sender;
  private final Consumer<String> complaints;

  /**
   * @param complaints is told of requests that are turned away
   */
  HttpRate(RateBounds rates, IpAddress sender, Consumer<String> complaints) {
    this.rates = rates;
    this.sender = sender;
    this.complaints = complaints;
  }

  /** What a request is refused with; null if it is not. */
  @Nullable HttpReply refusal() {
    long seconds = rates.secondsToWait(sender);
    if (seconds == 0) {
      return null;
    }
    complaints.accept("it is ahead of its rate; it is answered 429, and may send again later");
    return HttpReply.tooMany(seconds);
  }

  /** So many lines more are in the journal. */
  void took(int lines) {
    var _ = rates.isAhead(sender, lines);
  }
}
