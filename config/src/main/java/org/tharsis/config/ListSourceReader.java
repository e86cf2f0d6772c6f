package org.tharsis.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ListSource.Place;
import org.tharsis.config.published.PublishedFormat;
import org.tharsis.config.published.Selection;
import org.tharsis.model.IpAddress;

/** Reads {@code lists/NAME.yaml}. With any mistake in it there is none. */
final class ListSourceReader {
  private final Path file;
  private final Mistakes mistakes;
  private boolean saysPublished;

  ListSourceReader(Path file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /** Whether it says that the list's text is what a provider published; also with a mistake. */
  boolean saysPublished() {
    return saysPublished;
  }

  @Nullable ListSource read(String name) {
    String text = TextFile.read(file, mistakes);
    Node node = text == null ? null : YamlText.read(text, mistakes);
    Section section = node == null ? null : Section.of(node, mistakes);
    if (section == null) {
      return null;
    }
    int before = mistakes.count();
    saysPublished = section.has("format") && !section.has("from");
    Place from = section.one("from", this::place);
    PublishedFormat format = section.one("format", PublishedFormat::parse);
    ListSource source =
        new ListSource(
            name,
            from,
            format,
            selection(section, format),
            section.one("every", ListSource.EVERY, Limits.REFRESH::read),
            section.one("goodFor", ListSource.GOOD_FOR, Limits.GOOD_FOR::read),
            section.one("mayShrink", ListSource.MAY_SHRINK / 100.0, ListSourceReader::percent),
            section.number("keep", ListSource.KEEP, Limits.VERSIONS),
            section.one("maxSize", ListSource.MAX_BYTES, Limits.LIST_BYTES::read));
    section.refuseOthers();
    return mistakes.count() == before ? source : null;
  }

  private static Selection selection(Section section, @Nullable PublishedFormat format) {
    SortedMap<String, Set<String>> wanted = new TreeMap<>();
    for (String each : format == null ? all() : format.criteria()) {
      List<String> values = section.many(each, String::strip);
      if (!values.isEmpty()) {
        wanted.put(each, Set.copyOf(values));
      } else if (section.isBlank(each)) {
        section.mistake(each, "is empty; say which, or cut the line");
      }
    }
    String criterion = format == null ? "" : String.join("", format.criteria());
    if (format != null && format.mustChoose() && wanted.isEmpty() && !section.isBlank(criterion)) {
      section.mistake(criterion, "is missing; say which, for all of it would be everybody");
    }
    return new Selection(wanted);
  }

  private static Collection<String> all() {
    Set<String> all = new TreeSet<>();
    Arrays.stream(PublishedFormat.values()).forEach(each -> all.addAll(each.criteria()));
    return all;
  }

  private Place place(String text) {
    if (text.contains("://")) {
      return new ListSource.Web(address(text));
    }
    try {
      return new ListSource.File(file.resolveSibling(text));
    } catch (InvalidPathException unusual) {
      throw new IllegalArgumentException("is no path: " + unusual.getReason(), unusual);
    }
  }

  /** What is fetched in the clear, whoever is in between may write. */
  private static URI address(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException("is no address: " + wrong.getMessage(), wrong);
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException("'%s' names no machine".formatted(text));
    }
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "has a name or password in it, which would stand in the list; take it out");
    }
    boolean clear = "http".equals(address.getScheme()) && isHere(address.getHost());
    if (!clear && !"https".equals(address.getScheme())) {
      throw new IllegalArgumentException(
          "'%s' could be changed on its way by anybody; write https://".formatted(text));
    }
    return address;
  }

  private static boolean isHere(String host) {
    IpAddress address = IpAddress.parse(host.replace("[", "").replace("]", ""));
    return host.equals("localhost")
        || (address != null && address.isV4() && (address.low() >>> 24 & 0xff) == 127)
        || (address != null && address.toString().equals("::1"));
  }

  private static double percent(String text) {
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    return (double) Limits.PERCENT.read(digits) / 100;
  }
}
