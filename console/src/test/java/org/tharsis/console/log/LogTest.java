package org.tharsis.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The log as it is shipped: what an attacker wrote may be in it, and is no line of its own. */
class LogTest {
  private static final String WRITTEN =
      "a\n2026-11-21T10:00:00.000Z INFO all is well\r\u001b[2J\u2028b";
  private static final String SHOWN =
      "a\\x0a2026-11-21T10:00:00.000Z INFO all is well\\x0d\\x1b[2J\\u2028b";

  private interface Logging {
    void to(Logger log);
  }

  private static List<String> logged(Logging logging) throws JoranException {
    PrintStream before = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      URL shipped = Objects.requireNonNull(LogTest.class.getResource("/logback.xml"));
      configurator.doConfigure(shipped);
      logging.to(context.getLogger("org.tharsis"));
    } finally {
      context.stop();
      System.setErr(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void messages() throws JoranException {
    assertThat(logged(log -> log.warn("it says {}", WRITTEN)))
        .singleElement()
        .asString()
        .endsWith("WARN  it says " + SHOWN);
  }

  @Test
  void exceptionsWithTheirCausesAndTheSuppressed() throws JoranException {
    Exception thrown = new IllegalStateException(WRITTEN, new RuntimeException(WRITTEN));
    thrown.addSuppressed(new RuntimeException(WRITTEN));
    List<String> lines = logged(log -> log.error("it failed", thrown));
    assertThat(lines).element(0).asString().endsWith("ERROR it failed");
    assertThat(lines).element(1).isEqualTo("java.lang.IllegalStateException: " + SHOWN);
    assertThat(lines)
        .filteredOn(line -> line.endsWith("java.lang.RuntimeException: " + SHOWN))
        .hasSize(2);
    assertThat(lines.subList(2, lines.size()))
        .allMatch(line -> line.strip().matches("at .*|[.][.][.] .*|Caused by: .*|Suppressed: .*"));
  }

  @Test
  void anExceptionWithoutAMessage() throws JoranException {
    assertThat(logged(log -> log.error("it failed", new IllegalStateException())))
        .element(1)
        .isEqualTo("java.lang.IllegalStateException");
  }
}
