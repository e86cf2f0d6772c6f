package org.tharsis.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one command. Exit codes: 0 done, 1 mistakes found or not done, 2 usage. */
@Command(
    name = "tharsis",
    description = "Says what happened, why it thinks so, and what it may have missed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      ParseCommand.class,
      SearchCommand.class,
      ReportCommand.class,
      IncidentsCommand.class,
      ExclusionsCommand.class,
      ListsCommand.class,
      RulesCommand.class,
      HostsCommand.class,
      SnapshotCommand.class,
      CheckCommand.class,
    })
public final class Tharsis {
  private static final int BUFFER = 1 << 16;

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install(); // Lucene and Netty log with java.util.logging
    PrintStream out = stream(FileDescriptor.out);
    System.setOut(out);
    int exit = execute(args);
    out.flush();
    System.exit(out.checkError() ? ExitCode.NOT_DONE : exit);
  }

  /** UTF-8 whatever the locale, and buffered: whole logs go through here. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs a command as {@link #main} does, without leaving the process. */
  public static int execute(String... args) {
    return new CommandLine(new Tharsis())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Failures::report)
        .execute(args);
  }
}
