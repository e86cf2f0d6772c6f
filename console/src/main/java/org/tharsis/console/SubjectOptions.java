package org.tharsis.console;

import org.jspecify.annotations.Nullable;
import org.tharsis.engine.hindsight.Subject;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import picocli.CommandLine.Option;

/** Whom a question is about. */
final class SubjectOptions {
  @Option(names = "--source", paramLabel = "ADDRESS", description = "source.ip of the events")
  private @Nullable String source;

  @Option(
      names = "--destination",
      paramLabel = "ADDRESS",
      description = "destination.ip of the events")
  private @Nullable String destination;

  @Option(
      names = "--host",
      paramLabel = "NAME|ADDRESS",
      description = "host.name or host.ip of the events: the machine that reported")
  private @Nullable String host;

  @Option(names = "--user", paramLabel = "NAME", description = "user.name of the events")
  private @Nullable String user;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "observer.name of the events: the device that reported")
  private @Nullable String device;

  /** Whom they name. */
  Subject subject() throws NotDone {
    Subject subject = new Subject();
    if (source != null) {
      subject.with("source", Field.SOURCE_IP, address("--source", source));
    }
    if (destination != null) {
      subject.with("destination", Field.DESTINATION_IP, address("--destination", destination));
    }
    if (host != null) {
      IpAddress address = IpAddress.parse(host);
      if (address == null) {
        subject.with("host", Field.HOST_NAME, host);
      } else {
        subject.with("host", Field.HOST_IP, address);
      }
    }
    if (user != null) {
      subject.with("user", Field.USER_NAME, user);
    }
    if (device != null) {
      subject.with("device", Field.OBSERVER_NAME, device);
    }
    if (subject.isNobody()) {
      throw new NotDone(
          "say whose events are meant: --source, --destination, --host, --user or --device");
    }
    return subject;
  }

  private static IpAddress address(String option, String text) throws NotDone {
    IpAddress address = IpAddress.parse(text);
    if (address == null) {
      throw new NotDone(
          "%s takes an IP address, as 10.1.1.7 or 2001:db8::7; '%s' is none"
              .formatted(option, text));
    }
    return address;
  }
}
