package org.tharsis.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReceiverSettings.Http;
import org.tharsis.config.ReceiverSettings.Relp;
import org.tharsis.config.ReceiverSettings.Tcp;
import org.tharsis.config.ReceiverSettings.Tls;
import org.tharsis.config.ReceiverSettings.Udp;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** Reads {@code tharsis.yaml}; a setting that is wrong stands at its default. */
final class SettingsReader {
  private static final String PROTOCOLS = "udp, tcp, tls, relp or http";

  /** Shorter ones are guessed. */
  private static final int LEAST_TOKEN = 16;

  private final Path file;
  private final Map<String, AddressList> lists;
  private final Set<String> queries;
  private final Mistakes mistakes;
  private final List<RuleReference> rules = new ArrayList<>();

  SettingsReader(
      Path file, Map<String, AddressList> lists, Set<String> queries, Mistakes mistakes) {
    this.file = file;
    this.lists = lists;
    this.queries = queries;
    this.mistakes = mistakes;
  }

  /** The settings, or null if the file cannot be used at all. */
  @Nullable Settings read() {
    String text = TextFile.read(file, mistakes);
    Node node = text == null ? null : YamlText.read(text, mistakes);
    Section root = node == null ? null : Section.of(node, mistakes);
    return root == null ? null : settings(root);
  }

  /** Where it names rules. */
  List<RuleReference> rules() {
    return rules;
  }

  private Settings settings(Section root) {
    Settings standard = Settings.DEFAULT;
    ZoneId zone = root.one("timeZone", standard.timeZone(), Notation::zone);
    Section mail = root.section("mail");
    Settings read =
        new Settings(
            root.one("data", standard.data(), SettingsReader::path),
            receivers(root),
            inside(root.section("networks")),
            zone,
            new SendersReader().read(root),
            new EgressReader(lists, mistakes).read(root),
            root.one("lateness", standard.lateness(), Limits.LATENESS::read),
            exclusionsEnabled(root.section("exclusions")),
            disabled(root.section("rules")),
            windowKeys(root.section("windows")),
            journalBytes(root.section("journal")),
            files(root.sections("files")),
            store(root.section("store")),
            status(root.section("status")),
            new MailReader(file).read(mail),
            new ReportsReader(queries, zone, mail.has("host")).read(root));
    root.refuseOthers();
    return read;
  }

  static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException unusual) {
      throw new IllegalArgumentException("is no path: " + unusual.getReason(), unusual);
    }
    throw new IllegalArgumentException("is empty; write a directory, as data");
  }

  private List<ReceiverSettings> receivers(Section root) {
    List<ReceiverSettings> pair = syslog(root.section("syslog"));
    if (!root.has("receivers")) {
      return pair;
    }
    if (root.has("syslog")) {
      root.mistake("receivers", "replaces syslog; keep one of the two");
    }
    int before = mistakes.count();
    List<ReceiverSettings> listed = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section each : root.sections("receivers")) {
      ReceiverSettings receiver = receiver(each);
      if (receiver == null) {
        continue;
      }
      if (receiver.port() > 0 && !taken.add(receiver.address() + " " + receiver.name())) {
        each.mistake("port", "%s is listed twice; cut one".formatted(receiver.name()));
      } else {
        listed.add(receiver);
      }
    }
    if (listed.isEmpty() && mistakes.count() == before) {
      root.mistake("receivers", "is empty; name at least one receiver");
    }
    return listed.isEmpty() ? pair : listed;
  }

  private static List<ReceiverSettings> syslog(Section section) {
    List<ReceiverSettings> pair =
        Settings.syslog(address(section), port(section), lineBytes(section));
    section.refuseOthers();
    return pair;
  }

  private @Nullable ReceiverSettings receiver(Section section) {
    String protocol = section.one("protocol", SettingsReader::protocol);
    if (!section.has("protocol")) {
      section.mistake("protocol", "is missing; write " + PROTOCOLS);
    }
    IpAddress address = address(section);
    ReceiverSettings receiver =
        switch (protocol == null ? "" : protocol) {
          case "udp" -> udp(section, address);
          case "tcp" ->
              new Tcp(
                  address,
                  port(section),
                  lineBytes(section),
                  connections(section),
                  AccessReader.read(section));
          case "tls" -> tls(section, address);
          case "relp" -> relp(section, address);
          case "http" -> http(section, address);
          default -> null;
        };
    if (protocol == null) { // nobody knows which keys belong
      port(section);
      lineBytes(section);
    } else {
      section.refuseOthers();
    }
    return receiver;
  }

  private static ReceiverSettings udp(Section section, IpAddress address) {
    int buffer = section.number("receiveBufferBytes", Settings.BUFFER_BYTES, Limits.BUFFER_BYTES);
    return new Udp(address, port(section), lineBytes(section), buffer, AccessReader.allow(section));
  }

  private @Nullable ReceiverSettings tls(Section section, IpAddress address) {
    int port = section.number("port", Settings.TLS_PORT, Limits.PORT);
    int lineBytes = lineBytes(section);
    int connections = connections(section);
    Access access = AccessReader.read(section);
    TlsSettings tls = new TlsReader(file).read(section);
    return tls == null ? null : new Tls(address, port, lineBytes, connections, access, tls);
  }

  private static ReceiverSettings relp(Section section, IpAddress address) {
    int port = section.number("port", Settings.RELP_PORT, Limits.PORT);
    return new Relp(
        address, port, lineBytes(section), connections(section), AccessReader.read(section));
  }

  private static ReceiverSettings http(Section section, IpAddress address) {
    return new Http(
        address,
        section.number("port", Settings.HTTP_PORT, Limits.PORT),
        lineBytes(section),
        connections(section),
        section.number("maxBodyBytes", Settings.BODY_BYTES, Limits.BODY_BYTES),
        section.one("token", "", SettingsReader::token),
        AccessReader.read(section));
  }

  private static String protocol(String text) {
    return switch (text) {
      case "udp", "tcp", "tls", "relp", "http" -> text;
      default ->
          throw new IllegalArgumentException(
              "'%s' is no protocol; write %s".formatted(text, PROTOCOLS));
    };
  }

  /** What may stand behind "Bearer" (RFC 6750 2.1); what it was is not said. */
  private static String token(String text) {
    if (text.length() < LEAST_TOKEN || !text.chars().allMatch(SettingsReader::isTokenPart)) {
      throw new IllegalArgumentException(
          "is no token; write %d or more letters, digits and -._~+/=, as openssl rand -base64 24"
                  .formatted(LEAST_TOKEN)
              + " makes them");
    }
    return text;
  }

  private static boolean isTokenPart(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0);
  }

  private static int connections(Section section) {
    return section.number("maxConnections", Settings.CONNECTIONS, Limits.CONNECTIONS);
  }

  private static IpAddress address(Section section) {
    return section.one("address", Settings.ANYWHERE, Notation::address);
  }

  private static int port(Section section) {
    return section.number("port", Settings.SYSLOG_PORT, Limits.PORT);
  }

  private static int lineBytes(Section section) {
    return section.number("maxLineBytes", Settings.LINE_BYTES, Limits.LINE_BYTES);
  }

  private static List<Cidr> inside(Section section) {
    boolean given = section.has("inside");
    List<Cidr> blocks = section.many("inside", Cidr::parse);
    section.refuseOthers();
    return given ? blocks : Settings.PRIVATE;
  }

  private static boolean exclusionsEnabled(Section section) {
    boolean enabled = section.one("enabled", Settings.DEFAULT.exclusionsEnabled(), Notation::flag);
    section.refuseOthers();
    return enabled;
  }

  private Set<String> disabled(Section section) {
    for (Node.Scalar rule : section.scalars("disabled")) {
      rules.add(new RuleReference(String.valueOf(rule.text()), file.toString(), rule.line()));
    }
    section.refuseOthers();
    return rules.stream().map(RuleReference::rule).collect(Collectors.toSet());
  }

  private static int windowKeys(Section section) {
    int keys = section.number("maxKeys", Settings.DEFAULT.windowKeys(), Limits.WINDOW_KEYS);
    section.refuseOthers();
    return keys;
  }

  private static long journalBytes(Section section) {
    long bytes = section.one("size", Settings.DEFAULT.journalBytes(), Limits.JOURNAL_BYTES::read);
    section.refuseOthers();
    return bytes;
  }

  private static StatusSettings status(Section section) {
    StatusSettings standard = StatusSettings.DEFAULT;
    StatusSettings read =
        new StatusSettings(
            section.one("enabled", standard.enabled(), Notation::flag),
            section.one("address", standard.address(), Notation::address),
            section.number("port", standard.port(), Limits.PORT));
    section.refuseOthers();
    return read;
  }

  private static StoreSettings store(Section section) {
    StoreSettings read =
        new StoreSettings(
            section.one("age", Limits.AGE::read),
            section.one("size", Limits.STORE_BYTES::read),
            section.one("quiet", StoreSettings.DEFAULT.quiet(), Notation::timeOfDay));
    section.refuseOthers();
    return read;
  }

  private static List<FileSettings> files(List<Section> sections) {
    List<FileSettings> files = new ArrayList<>();
    for (Section each : sections) {
      Path path = each.one("path", SettingsReader::path);
      if (!each.has("path")) {
        each.mistake("path", "is missing; write a file, as /var/log/remote/*.log");
      }
      int lineBytes = lineBytes(each);
      if (path != null && path.getFileName() == null) {
        each.mistake("path", "names no file; write one, as /var/log/remote/*.log");
      } else if (path != null) {
        files.add(new FileSettings(path, lineBytes));
      }
      each.refuseOthers();
    }
    return files;
  }
}
