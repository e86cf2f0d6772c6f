package org.tharsis.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Exclusions;

/**
 * Reads {@code exclusions.yaml}. An entry with any mistake is left out whole: with a criterion less
 * it would exclude more than its author meant.
 */
final class ExclusionsReader {
  private static final int LONGEST_ID = 64;

  private final Path file;
  private final CriteriaReader criteria;
  private final TermsReader terms;
  private final Mistakes mistakes;
  private final List<RuleReference> rules = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<WrittenExclusion> written = new ArrayList<>();

  ExclusionsReader(Path file, CriteriaReader criteria, TermsReader terms, Mistakes mistakes) {
    this.file = file;
    this.criteria = criteria;
    this.terms = terms;
    this.mistakes = mistakes;
  }

  /** The entries that are right. */
  Exclusions read(String text) {
    Node node = YamlText.read(text, mistakes);
    List<Exclusion> exclusions = new ArrayList<>();
    if (node instanceof Node.Items items) {
      for (Node item : items.all()) {
        Exclusion exclusion = exclusion(item);
        if (exclusion != null) {
          exclusions.add(exclusion);
          written.add(written(exclusion, item));
        }
      }
    } else if (node != null && node.content() != null) {
      mistakes.at(node.line(), "expected a list; begin each exclusion with '- id: …'");
    }
    return new Exclusions(exclusions);
  }

  /** The entries that are right, as they stand in the file. */
  List<WrittenExclusion> written() {
    return written;
  }

  /** Where it names rules. */
  List<RuleReference> rules() {
    return rules;
  }

  private WrittenExclusion written(Exclusion exclusion, Node item) {
    Node.Entry ends = item instanceof Node.Mapping entry ? entry.entries().get("ends") : null;
    int line = ends == null ? item.line() : ends.line();
    return new WrittenExclusion(
        exclusion,
        file.toString(),
        line,
        String.valueOf(item.content()),
        CriteriaReader.valueLists(item));
  }

  private @Nullable Exclusion exclusion(Node item) {
    int before = mistakes.count();
    Section section = Section.of(item, mistakes);
    if (section == null) {
      return null;
    }
    String id = section.required("id", "a name of your choice", "", ExclusionsReader::id);
    checkTaken(section, id);
    Exclusion exclusion =
        new Exclusion(
            id,
            section.one("state", State.ACTIVE, text -> oneOf(text, "state", State.values())),
            section.one("action", Action.STORE, text -> oneOf(text, "action", Action.values())),
            criteria.read(section),
            rules(section),
            terms.read(section));
    CriteriaReader.check(section);
    if (mistakes.count() == before) {
      checkIsNotEverything(exclusion, section);
    }
    section.refuseOthers();
    return mistakes.count() == before ? exclusion : null;
  }

  private static void checkIsNotEverything(Exclusion exclusion, Section section) {
    if (!exclusion.byRule() && exclusion.criteria().stream().allMatch(Everything::is)) {
      section.mistake(
          "would exclude everything: %s leaves nothing out; name something narrower"
              .formatted(String.join(", ", exclusion.words())));
    }
  }

  private void checkTaken(Section section, String id) {
    Integer earlier = id.isEmpty() ? null : lines.putIfAbsent(id, section.line());
    if (earlier != null) {
      section.mistake("id", "'%s' is taken (line %d); choose another".formatted(id, earlier));
    }
  }

  private static String id(String text) {
    if (text.length() <= LONGEST_ID && text.chars().allMatch(ExclusionsReader::inId)) {
      if (!text.isEmpty()) {
        return text;
      }
      throw new IllegalArgumentException("is empty; write some text");
    }
    throw new IllegalArgumentException(
        "'%s' is no id; use up to 64 letters, digits, - _ and .".formatted(text));
  }

  private static boolean inId(int c) {
    return Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0;
  }

  private static <E extends Enum<E>> E oneOf(String text, String what, E[] all) {
    List<String> words = new ArrayList<>();
    for (E each : all) {
      String word = each.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return each;
      }
      words.add(word);
    }
    throw new IllegalArgumentException(
        "'%s' is no %s; write one of %s".formatted(text, what, String.join(", ", words)));
  }

  private Set<String> rules(Section section) {
    Set<String> ids = new HashSet<>();
    for (Node.Scalar rule : section.scalars("rule")) {
      String id = String.valueOf(rule.text()).strip();
      ids.add(id);
      rules.add(new RuleReference(id, file.toString(), rule.line()));
    }
    return ids;
  }
}
