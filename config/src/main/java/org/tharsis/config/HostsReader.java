package org.tharsis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts.Host;
import org.tharsis.model.IpAddress;

/**
 * Reads {@code hosts.csv} (RFC 4180, a line a row): {@code name,address}, with or without that
 * header, blank lines and {@code #} comments between.
 */
final class HostsReader {
  private static final ObjectReader CSV =
      new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.TRIM_SPACES);

  private final Mistakes mistakes;
  private final List<Host> hosts = new ArrayList<>();
  private final Map<IpAddress, Integer> lines = new HashMap<>();

  private HostsReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The rows that are right. */
  static Hosts read(String text, Mistakes mistakes) {
    HostsReader reader = new HostsReader(mistakes);
    TextLines.forEach(
        text,
        (line, content) -> {
          String row = TextLines.withoutComment(content);
          if (!row.isEmpty()) {
            reader.row(line, row);
          }
        });
    return new Hosts(reader.hosts);
  }

  // A parser a line: a stray quote costs its line, not the rest of the file.
  private void row(int line, String row) {
    String[] cells = cells(line, row);
    if (cells == null || isHeader(cells)) {
      return;
    }
    if (cells.length != 2) {
      mistakes.at(line, "'%s' is no host; write name,address".formatted(row));
      return;
    }
    IpAddress address = IpAddress.parse(cells[1]);
    if (!isName(cells[0])) {
      mistakes.at(line, "'%s' is no host name; write name,address".formatted(cells[0]));
    } else if (address == null) {
      mistakes.at(line, "'%s' is no IP address; write name,address".formatted(cells[1]));
    } else {
      host(line, new Host(cells[0], address));
    }
  }

  private String @Nullable [] cells(int line, String row) {
    try {
      return CSV.readValue(row);
    } catch (JsonProcessingException notCsv) {
      mistakes.at(
          line, "is not CSV: %s; write name,address".formatted(notCsv.getOriginalMessage()));
      return null;
    }
  }

  private boolean isHeader(String[] cells) {
    return hosts.isEmpty()
        && cells.length == 2
        && cells[0].equalsIgnoreCase("name")
        && cells[1].equalsIgnoreCase("address");
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && IpAddress.parse(name) == null
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.$".indexOf(c) >= 0);
  }

  private void host(int line, Host host) {
    Integer earlier = lines.putIfAbsent(host.address(), line);
    if (earlier == null) {
      hosts.add(host);
      return;
    }
    String name = nameAt(host.address());
    mistakes.at(
        line,
        name.toLowerCase(Locale.ROOT).equals(host.name().toLowerCase(Locale.ROOT))
            ? "is the same as line %d; cut one".formatted(earlier)
            : "%s is '%s' already (line %d); an address has one name"
                .formatted(host.address(), name, earlier));
  }

  private String nameAt(IpAddress address) {
    return hosts.stream()
        .filter(host -> host.address().equals(address))
        .findFirst()
        .orElseThrow()
        .name();
  }
}
