package org.tharsis.engine.receive.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.stream.StreamServer;
import org.tharsis.engine.receive.stream.StreamSettings;
import org.tharsis.engine.receive.transport.StreamLoops;
import org.tharsis.model.Origin;

/** Lines in the bodies of HTTP/1.1 requests: {@code POST /events}. */
public final class HttpReceiver {
  private static final int IDLE_SECONDS = 60;

  /** A piece of 8 kB unpacks to a thousand times as much at most, so far DEFLATE goes. */
  private static final int PIECE = 8 << 10;

  private static final int MOST_UNPACKED = 16 << 20;

  private HttpReceiver() {}

  public static Channel open(
      ReceiverSettings.Http settings,
      InetSocketAddress address,
      StreamLoops loops,
      Intake intake,
      InstantSource clock,
      RequestKeys keys,
      RateBounds rates) {
    HttpRules rules = new HttpRules(settings);
    return StreamServer.open(
        StreamSettings.of(settings),
        address,
        loops,
        (pipeline, peer) ->
            fit(pipeline)
                .addLast(
                    new HttpEvents(
                        new Origin(settings.name(), peer.sender()),
                        intake,
                        clock,
                        rules,
                        keys,
                        new HttpRate(rates, peer.sender(), peer.complaints()),
                        peer.notes())),
        connections -> {});
  }

  /** What makes requests of bytes. */
  static ChannelPipeline fit(ChannelPipeline pipeline) {
    HttpDecoderConfig config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(4 << 10)
            .setMaxHeaderSize(16 << 10)
            .setMaxChunkSize(PIECE);
    return pipeline
        .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0, TimeUnit.SECONDS))
        .addLast(new HttpServerCodec(config))
        .addLast(new Gunzip());
  }

  /** Unpacks gzip and nothing else. */
  private static final class Gunzip extends HttpContentDecompressor {
    Gunzip() {
      super(true, MOST_UNPACKED);
    }

    @Override
    protected @Nullable EmbeddedChannel newContentDecoder(String contentEncoding) throws Exception {
      boolean gzip =
          contentEncoding.equalsIgnoreCase("gzip") || contentEncoding.equalsIgnoreCase("x-gzip");
      return gzip ? super.newContentDecoder(contentEncoding) : null;
    }
  }
}
