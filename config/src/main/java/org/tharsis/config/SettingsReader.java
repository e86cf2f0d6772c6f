package org.tharsis.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Cidr;

/** Reads {@code tharsis.yaml}; a setting that is wrong stands at its default. */
final class SettingsReader {
  private final Path file;
  private final Lists lists;
  private final Set<String> queries;
  private final Mistakes mistakes;
  private final List<RuleReference> rules = new ArrayList<>();

  SettingsReader(Path file, Lists lists, Set<String> queries, Mistakes mistakes) {
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
    Section exclusions = root.section("exclusions");
    Section mail = root.section("mail");
    Settings read =
        new Settings(
            root.one("data", standard.data(), SettingsReader::path),
            new ReceiversReader(file, mistakes).read(root),
            inside(root.section("networks")),
            zone,
            new SendersReader().read(root),
            new EgressReader(lists, mistakes).read(root),
            root.one("lateness", standard.lateness(), Limits.LATENESS::read),
            exclusions.one("enabled", standard.exclusionsEnabled(), Notation::flag),
            exclusions.one("longest", standard.longestExclusion(), Limits.EXCLUSION::read),
            disabled(root.section("rules")),
            windowKeys(root.section("windows")),
            journalBytes(root.section("journal")),
            files(root.sections("files")),
            store(root.section("store")),
            status(root.section("status")),
            new MailReader(file).read(mail),
            new ReportsReader(queries, zone, mail.has("host")).read(root));
    exclusions.refuseOthers();
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

  private static List<Cidr> inside(Section section) {
    boolean given = section.has("inside");
    List<Cidr> blocks = section.many("inside", Cidr::parse);
    section.refuseOthers();
    return given ? blocks : Settings.PRIVATE;
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
      int lineBytes = ReceiversReader.lineBytes(each);
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
