package org.tharsis.engine.receive.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.stream.Answers;
import org.tharsis.engine.receive.stream.Reading;
import org.tharsis.engine.receive.stream.StreamPeer;
import org.tharsis.model.Origin;

/**
 * The requests of a connection, one after the other: each is answered once all its lines are on
 * disk, in the order they came.
 */
final class HttpEvents extends SimpleChannelInboundHandler<HttpObject> {
  private static final int MOST_UNANSWERED = 64;

  private final Origin origin;
  private final Intake intake;
  private final InstantSource clock;
  private final HttpRules rules;
  private final RequestKeys keys;
  private final HttpRate rate;
  private final StreamPeer.Notes notes;
  private final Reading reading = new Reading();
  private final Answers<HttpReply> answers = new Answers<>();
  private @Nullable HttpPost post;
  private @Nullable HttpReply refusal;
  private boolean keepAlive;
  private boolean ending;
  private long bodyBytes;

  HttpEvents(
      Origin origin,
      Intake intake,
      InstantSource clock,
      HttpRules rules,
      RequestKeys keys,
      HttpRate rate,
      StreamPeer.Notes notes) {
    this.origin = origin;
    this.intake = intake;
    this.clock = clock;
    this.rules = rules;
    this.keys = keys;
    this.rate = rate;
    this.notes = notes;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpRequest request) {
      begin(context, request);
    }
    if (part instanceof HttpContent content) {
      body(context, content);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (ending) {
      return;
    }
    bodyBytes = 0;
    keepAlive = HttpUtil.isKeepAlive(request);
    refusal = rules.refusal(request);
    if (refusal == null) {
      refusal = rate.refusal();
    }
    if (refusal == null) {
      open(request);
    }
    boolean waits = HttpUtil.is100ContinueExpected(request);
    HttpReply no = refusal;
    if (no != null && (waits || no.last() || request.decoderResult().isFailure())) {
      last(context, no); // whether its body comes nobody knows
    } else if (waits) {
      answers.add(HttpReply.goOn()).when(0);
      tell(context);
    }
  }

  private void open(HttpRequest request) {
    String name = HttpRules.key(request);
    RequestKeys.Key key =
        name.isEmpty() ? null : keys.key(RequestKeys.series(origin.receiver(), name));
    if (key != null && !RequestKeys.take(key)) {
      refusal =
          new HttpReply(
              HttpResponseStatus.CONFLICT,
              0,
              "a request with this Idempotency-Key is under way; send it again later",
              false);
      return;
    }
    BodyLines body = Objects.requireNonNull(rules.body(request), "it was refused otherwise");
    post = new HttpPost(origin, intake, clock, body, keys, key, rate);
  }

  /** A body that is refused is read to its end, lest its sender miss the answer. */
  private void body(ChannelHandlerContext context, HttpContent content) {
    bodyBytes += content.content().readableBytes();
    if (ending) {
      closeIfEndless(context);
      return;
    }
    HttpPost taking = post;
    if (content.decoderResult().isFailure()) {
      last(context, malformed("its body is no HTTP/1.1 body"));
    } else if (bodyBytes > rules.maxBodyBytes()) {
      last(context, rules.tooLong());
    } else if (taking != null && refusal == null) {
      refusal = taking.read(content.content());
    }
    if (!ending && content instanceof LastHttpContent) {
      finish(context);
    }
  }

  private void closeIfEndless(ChannelHandlerContext context) {
    if (bodyBytes > 2L * rules.maxBodyBytes()) {
      context.close();
    }
  }

  private HttpReply malformed(String trouble) {
    return new HttpReply(HttpResponseStatus.BAD_REQUEST, 0, trouble, true);
  }

  private void finish(ChannelHandlerContext context) {
    HttpPost taken = post;
    if (refusal == null && taken != null) {
      refusal = taken.finish();
    }
    HttpReply no = refusal;
    HttpReply reply = no == null ? HttpReply.ok(taken == null ? 0 : taken.accepted(), false) : no;
    answer(context, keepAlive ? reply : reply.andLast(reply.accepted()));
  }

  /** Answers with what ends the connection: what comes after it is not looked at. */
  private void last(ChannelHandlerContext context, HttpReply reply) {
    HttpPost taking = post;
    long accepted = taking == null ? 0 : taking.accepted();
    answer(context, reply.andLast(accepted));
  }

  private void answer(ChannelHandlerContext context, HttpReply reply) {
    HttpPost done = post;
    post = null;
    refusal = null;
    ending = reply.last();
    long end = done == null ? 0 : done.end();
    answers.add(reply).when(end);
    if (done != null) {
      done.giveBack();
      sayResent(done.passedOver());
    }
    if (end > 0) {
      whenKept(context, end);
    }
    tell(context);
  }

  private void sayResent(long lines) {
    if (lines > 0) {
      intake.resent((int) lines);
      notes.note("lines were sent again and are kept once", Long.toString(lines));
    }
  }

  private void whenKept(ChannelHandlerContext context, long end) {
    var _ =
        intake
            .kept(end)
            .whenComplete(
                (nothing, failure) ->
                    context.executor().execute(() -> kept(context, end, failure)));
  }

  private void kept(ChannelHandlerContext context, long end, @Nullable Throwable failure) {
    if (failure != null) {
      context.close(); // nobody knows what is on disk, so nobody says it
      return;
    }
    answers.kept(end);
    tell(context);
  }

  /** Writes the answers that are due. */
  private void tell(ChannelHandlerContext context) {
    List<HttpReply> ready = answers.take();
    if (!ready.isEmpty() && context.channel().isActive()) {
      ready.forEach(reply -> write(context, reply));
      context.flush();
    }
    reading.hold(context.channel(), Reading.Hold.UNANSWERED, answers.size() > MOST_UNANSWERED);
  }

  private static void write(ChannelHandlerContext context, HttpReply reply) {
    ChannelFuture written = context.write(reply.response());
    if (reply.last()) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    reading.hold(context.channel(), Reading.Hold.UNHEARD, !context.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    HttpPost left = post;
    post = null;
    if (left != null) {
      left.giveBack();
    }
  }

  /** Nothing came for a while. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && answers.size() == 0) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    notes.note("its request or connection is broken", cause.toString());
    if (cause instanceof DecoderException && !ending) {
      last(context, malformed("its body can't be unpacked"));
    } else if (!(cause instanceof DecoderException)) {
      context.close();
    }
  }
}
