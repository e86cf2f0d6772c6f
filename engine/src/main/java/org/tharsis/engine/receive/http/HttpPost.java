package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.model.Origin;

/**
 * One request on its way into the journal, a piece of its body at a time. Lines that are there
 * already under its key are passed over.
 */
final class HttpPost {
  private final Origin origin;
  private final Intake intake;
  private final InstantSource clock;
  private final BodyLines body;
  private final RequestKeys.@Nullable Key key;
  private final RequestKeys keys;
  private final HttpRate rate;
  private final List<Received> batch = new ArrayList<>();
  private final long before;
  private final long hashBefore;
  private long hash;
  private long seen;
  private long accepted;
  private long end;

  HttpPost(
      Origin origin,
      Intake intake,
      InstantSource clock,
      BodyLines body,
      RequestKeys keys,
      RequestKeys.@Nullable Key key,
      HttpRate rate) {
    this.origin = origin;
    this.intake = intake;
    this.clock = clock;
    this.body = body;
    this.keys = keys;
    this.key = key;
    this.rate = rate;
    this.hashBefore = key == null ? 0 : key.hash();
    this.before = key == null ? 0 : key.lines();
    this.end = key == null ? 0 : key.end();
  }

  /**
   * Takes the next piece of the body.
   *
   * @return what is wrong; null for nothing
   */
  @Nullable HttpReply read(ByteBuf piece) {
    try {
      body.read(piece, this::line);
      return put();
    } catch (BodyLines.Malformed e) {
      return malformed(e);
    }
  }

  /** There is no more of it. */
  @Nullable HttpReply finish() {
    try {
      body.end(this::line);
      return seen < before ? other() : put();
    } catch (BodyLines.Malformed e) {
      return malformed(e);
    }
  }

  /** What came before it is kept. */
  private HttpReply malformed(BodyLines.Malformed cause) {
    HttpReply full = put();
    return full != null
        ? full
        : new HttpReply(
            HttpResponseStatus.BAD_REQUEST, accepted, String.valueOf(cause.getMessage()), false);
  }

  private void line(byte[] bytes, boolean truncated) {
    if (seen++ < before) {
      hash = RequestKeys.with(hash, keys.digest(bytes, truncated));
      accepted++;
      return;
    }
    long series = key == null ? 0 : key.series();
    batch.add(new Received(bytes, truncated, origin, clock.millis(), series));
  }

  private @Nullable HttpReply put() {
    if (seen >= before && hash != hashBefore) {
      return other();
    }
    if (batch.isEmpty()) {
      return null;
    }
    Appended appended = intake.put(batch);
    boolean all = appended.lines() == batch.size();
    accepted += appended.lines();
    rate.took(appended.lines());
    if (appended.lines() > 0) {
      end = Math.max(end, appended.end());
      batch.subList(0, appended.lines()).forEach(line -> took(line, appended.end()));
    }
    batch.clear();
    return all ? null : noRoom();
  }

  private void took(Received line, long position) {
    if (key != null) {
      key.took(keys.digest(line.bytes(), line.truncated()), position);
    }
  }

  private HttpReply other() {
    batch.clear();
    accepted = 0;
    return new HttpReply(
        HttpResponseStatus.UNPROCESSABLE_ENTITY,
        0,
        "other lines came with this Idempotency-Key before; each request has a key of its own",
        false);
  }

  private HttpReply noRoom() {
    return new HttpReply(
        HttpResponseStatus.SERVICE_UNAVAILABLE,
        accepted,
        "there is no room for more lines just now; the first %d are kept".formatted(accepted),
        false);
  }

  /** How many of its lines are in the journal. */
  long accepted() {
    return accepted;
  }

  /** How many of them were before. */
  long passedOver() {
    return Math.min(accepted, before);
  }

  /** They are on disk once all before this position is. */
  long end() {
    return end;
  }

  void giveBack() {
    if (key != null) {
      RequestKeys.giveBack(key);
    }
  }
}
