package org.tharsis.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept from correlation: by whom, why and until when. All given criteria must hold; one
 * that is empty holds always.
 *
 * @param id its name, unique in the site
 * @param action what becomes of the events it covers
 * @param source where the event's source must lie
 * @param destination where the event's destination must lie
 * @param address where one of the two must lie
 * @param ports destination ports
 * @param codes message ids ({@code event.code})
 * @param devices names of reporting devices, in lower case
 * @param rules ids of the rules it holds for; empty for all
 * @param owner who answers for it
 * @param reason why it is there
 * @param ends the last day it holds (UTC)
 */
public record Exclusion(
    String id,
    Action action,
    @Nullable Area source,
    @Nullable Area destination,
    @Nullable Area address,
    Set<Long> ports,
    Set<String> codes,
    Set<String> devices,
    Set<String> rules,
    String owner,
    String reason,
    LocalDate ends) {

  private static final long MILLIS_A_DAY = 86_400_000;

  /** What becomes of the events an exclusion covers. */
  public enum Action {
    /** Kept and searchable, not correlated. */
    STORE,
    /** Counted, nothing else. */
    DROP
  }

  /**
   * Addresses by the name the exclusion gives them.
   *
   * @param name a list, block or address as written
   * @param addresses what is in it, and was at any time: an event is judged by the list of its day
   */
  public record Area(String name, DatedSet addresses) {
    /** One that never changes. */
    public Area(String name, AddressSet addresses) {
      this(name, DatedSet.always(addresses));
    }

    boolean contains(@Nullable IpAddress address, long time) {
      return address != null && addresses.at(time).contains(address);
    }
  }

  public Exclusion {
    ports = Set.copyOf(ports);
    codes = Set.copyOf(codes);
    devices = Set.copyOf(devices);
    rules = Set.copyOf(rules);
  }

  /** Whether it covers the event, whatever rule looks at it. */
  public boolean covers(Event event) {
    return holdsAt(event.time())
        && (source == null || source.contains(event.ip(Field.SOURCE_IP), event.time()))
        && (destination == null
            || destination.contains(event.ip(Field.DESTINATION_IP), event.time()))
        && (address == null || eitherEnd(event, address))
        && anyOf(ports, event.number(Field.DESTINATION_PORT))
        && anyOf(codes, event.text(Field.EVENT_CODE))
        && anyOf(devices, lowerCase(event.text(Field.OBSERVER_NAME)));
  }

  /** Whether it is for single rules only, and so judged on their findings. */
  public boolean byRule() {
    return !rules.isEmpty();
  }

  private boolean holdsAt(long time) {
    return time < ends.plusDays(1).toEpochDay() * MILLIS_A_DAY;
  }

  private static boolean eitherEnd(Event event, Area area) {
    return area.contains(event.ip(Field.SOURCE_IP), event.time())
        || area.contains(event.ip(Field.DESTINATION_IP), event.time());
  }

  private static <T> boolean anyOf(Set<T> wanted, @Nullable T actual) {
    return wanted.isEmpty() || (actual != null && wanted.contains(actual));
  }

  private static @Nullable String lowerCase(@Nullable String text) {
    return text == null ? null : text.toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The criteria that the event does not meet, and what it has instead, as {@code port 80, it is
   * 443}; none where it is covered. Not escaped.
   */
  public List<String> differences(Event event) {
    List<String> differences = new java.util.ArrayList<>();
    IpAddress from = event.ip(Field.SOURCE_IP);
    IpAddress to = event.ip(Field.DESTINATION_IP);
    Long port = event.number(Field.DESTINATION_PORT);
    String code = event.text(Field.EVENT_CODE);
    String device = event.text(Field.OBSERVER_NAME);
    if (!holdsAt(event.time())) {
      differences.add("it ended on " + ends);
    }
    if (source != null && !source.contains(from, event.time())) {
      differences.add(difference("source in " + source.name(), from));
    }
    if (destination != null && !destination.contains(to, event.time())) {
      differences.add(difference("destination in " + destination.name(), to));
    }
    if (address != null && !eitherEnd(event, address)) {
      differences.add(difference("address in " + address.name(), from == null ? to : from));
    }
    differ(differences, "port ", ports, port, port);
    differ(differences, "code ", codes, code, code);
    differ(differences, "device ", devices, lowerCase(device), device);
    return differences;
  }

  private static <T> void differ(
      List<String> differences,
      String what,
      Set<T> wanted,
      @Nullable T actual,
      @Nullable Object shown) {
    if (!anyOf(wanted, actual)) {
      List<String> words = new java.util.ArrayList<>();
      describe(words, what, wanted);
      differences.add(difference(words.getFirst(), shown));
    }
  }

  private static String difference(String criterion, @Nullable Object actual) {
    return actual == null ? criterion + ", there is none" : criterion + ", it is " + actual;
  }

  /** The criteria in words, as {@code destination in akamai, port 80}. */
  public List<String> criteria() {
    List<String> words = new java.util.ArrayList<>();
    describe(words, "source in ", source);
    describe(words, "destination in ", destination);
    describe(words, "address in ", address);
    describe(words, "port ", ports);
    describe(words, "code ", codes);
    describe(words, "device ", devices);
    describe(words, "rule ", rules);
    return words;
  }

  private static void describe(List<String> words, String what, @Nullable Area area) {
    if (area != null) {
      words.add(what + area.name());
    }
  }

  private static void describe(List<String> words, String what, Set<?> values) {
    if (!values.isEmpty()) {
      words.add(what + String.join(" or ", values.stream().map(String::valueOf).sorted().toList()));
    }
  }
}
