package org.tharsis.engine.exclusion;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.exclusion.AnyEvent.Net;
import org.tharsis.engine.exclusion.AnyEvent.Party;

/**
 * An exclusion as a person writes it, and what each word of it means, said once more without the
 * engine's own classes.
 */
record AnyExclusion(
    String id,
    String state,
    String action,
    Map<String, List<String>> criteria,
    List<String> rules,
    LocalDate ends) {

  /** What must be so for one word behind a key. */
  private static final Map<String, Predicate<Party>> AREAS =
      Map.of(
          "10.0.0.0/8", party -> party.net() == Net.INSIDE,
          "192.0.2.0/26", party -> party.net() == Net.OUTSIDE && party.host() < 64,
          "192.0.2.128/25", party -> party.net() == Net.OUTSIDE && party.host() >= 128,
          "192.0.2.7", party -> party.net() == Net.OUTSIDE && party.host() == 7,
          "'2001:db8::/32'", party -> party.net() == Net.SIX,
          "inside", party -> party.net() == Net.INSIDE,
          "list odd", party -> party.net() == Net.OUTSIDE && party.host() % 2 == 1);

  private static final Map<String, Predicate<AnyEvent>> TIMES =
      Map.of(
          "mon-fri 08:00-18:00",
              event ->
                  weekday(event) && event.clock().getHour() >= 8 && event.clock().getHour() < 18,
          "sat", event -> event.clock().getDayOfWeek() == DayOfWeek.SATURDAY,
          "22:00-06:00", event -> event.clock().getHour() >= 22 || event.clock().getHour() < 6,
          "sun 23:00-01:00", event -> isSunday(event, 23, 0) || isSunday(event, 0, 1));

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "source", sorted(AREAS),
          "destination", sorted(AREAS),
          "address", sorted(AREAS),
          "port", List.of("22", "80", "443", "list web"),
          "protocol", List.of("tcp", "UDP"),
          "code", List.of("106023", "4226"),
          "device", List.of("FW-1", "'*.example.org'", "list fws"),
          "user", List.of("anna", "BERT", "list svcs"),
          "direction", List.of("inbound", "internal", "external"),
          "time", sorted(TIMES));

  private static final List<String> KEYS = WORDS.keySet().stream().sorted().toList();

  private static List<String> sorted(Map<String, ?> words) {
    return words.keySet().stream().sorted().toList();
  }

  /**
   * Whether it was Sunday so many hours before.
   *
   * @param hour the clock's own
   */
  private static boolean isSunday(AnyEvent event, int hour, int before) {
    return event.clock().getHour() == hour
        && event.clock().minusHours(before).getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean weekday(AnyEvent event) {
    return event.clock().getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  }

  static AnyExclusion any(String id, Random random) {
    Map<String, List<String>> criteria = new LinkedHashMap<>();
    boolean byRule = random.nextInt(3) == 0;
    int keys = byRule ? random.nextInt(2) : 1 + random.nextInt(2);
    for (int i = 0; i < keys; i++) {
      String key = AnyEvent.of(KEYS, random);
      criteria.put(key, some(List.copyOf(WORDS.getOrDefault(key, List.of())), random));
    }
    return new AnyExclusion(
        id,
        AnyEvent.of(List.of("proposed", "shadow", "shadow", "active", "", "", "ended"), random),
        AnyEvent.of(List.of("store", "quiet", "quiet", "drop", ""), random),
        criteria,
        byRule ? some(List.of("denies", "logins", "off"), random) : List.of(),
        LocalDate.of(2026, 3, 26).plusDays(random.nextInt(12)));
  }

  private static List<String> some(List<String> all, Random random) {
    List<String> some = new ArrayList<>(List.of(AnyEvent.of(all, random)));
    String another = AnyEvent.of(all, random);
    if (!some.contains(another)) {
      some.add(another);
    }
    return some;
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder("- id: " + id + "\n");
    line("state", state, yaml);
    line("action", action, yaml);
    criteria.forEach((key, words) -> line(key, "[" + String.join(", ", words) + "]", yaml));
    line("rule", rules.isEmpty() ? "" : "[" + String.join(", ", rules) + "]", yaml);
    line("owner", "anna", yaml);
    line("reason", "because of " + id, yaml);
    line("ends", ends.toString(), yaml);
    return yaml.toString();
  }

  private static void line(String key, String value, StringBuilder yaml) {
    if (!value.isEmpty()) {
      yaml.append("  ").append(key).append(": ").append(value).append('\n');
    }
  }

  boolean active() {
    return state.isEmpty() || state.equals("active");
  }

  boolean shadow() {
    return state.equals("shadow");
  }

  boolean byRule() {
    return !rules.isEmpty();
  }

  boolean quiet() {
    return action.equals("quiet");
  }

  boolean drop() {
    return action.equals("drop");
  }

  boolean covers(AnyEvent event) {
    LocalDate day = Instant.ofEpochMilli(event.time()).atZone(ZoneOffset.UTC).toLocalDate();
    return !day.isAfter(ends)
        && criteria.entrySet().stream()
            .allMatch(each -> each.getValue().stream().anyMatch(is(each.getKey(), event)));
  }

  /** Whether a word behind this key is true of the event. */
  private static Predicate<String> is(String key, AnyEvent event) {
    return switch (key) {
      case "source" -> word -> lies(event.source(), word);
      case "destination" -> word -> lies(event.destination(), word);
      case "address" -> word -> lies(event.source(), word) || lies(event.destination(), word);
      case "port" -> word -> event.port() != null && isPort(event.port(), word);
      case "protocol" -> word -> same(event.protocol(), word);
      case "code" -> word -> same(event.code(), word);
      case "device" -> word -> isDevice(event.device(), word);
      case "user" -> word -> event.users().stream().anyMatch(user -> isUser(user, word));
      case "direction" -> word -> same(event.direction(), word);
      case "time" -> word -> TIMES.getOrDefault(word, any -> false).test(event);
      default -> throw new AssertionError(key);
    };
  }

  private static boolean lies(@Nullable Party party, String area) {
    return party != null && AREAS.getOrDefault(area, any -> false).test(party);
  }

  private static boolean isPort(long port, String word) {
    return word.equals("list web") ? port == 80 || port == 443 : word.equals("" + port);
  }

  private static boolean isDevice(@Nullable String device, String word) {
    return switch (word) {
      case "list fws" -> same(device, "fw-2");
      case "'*.example.org'" -> device != null && device.endsWith(".example.org");
      default -> same(device, word);
    };
  }

  private static boolean isUser(String user, String word) {
    return word.equals("list svcs") ? same(user, "svc-1") : same(user, word);
  }

  private static boolean same(@Nullable String said, String word) {
    return said != null && said.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
  }

  /** All of them as a file. */
  static String yaml(List<AnyExclusion> all) {
    return all.stream().map(AnyExclusion::yaml).collect(Collectors.joining());
  }
}
