package org.tharsis.console.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;

/**
 * {@code %ex} of our own log: an exception's message may quote what an attacker wrote; the line
 * ends between its frames are ours.
 */
public final class EscapedStackTrace extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return super.throwableProxyToString(new Safe(thrown));
  }

  /** An exception as it was thrown, its messages escaped. */
  private record Safe(IThrowableProxy thrown) implements IThrowableProxy {
    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy thrown) {
      return thrown == null ? null : new Safe(thrown);
    }

    @Override
    public @Nullable String getMessage() {
      String message = thrown.getMessage();
      return message == null ? null : Escaped.text(message);
    }

    @Override
    public @Nullable String getOverridingMessage() {
      String message = thrown.getOverridingMessage();
      return message == null ? null : Escaped.text(message);
    }

    @Override
    public String getClassName() {
      return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return thrown.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return of(thrown.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return Arrays.stream(thrown.getSuppressed()).map(Safe::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return thrown.isCyclic();
    }
  }
}
