package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads where the rules of a file stand and what they ask first. */
public final class RuleOutlines {
  /** Words that say of what kind an event is; a port or an address does not. */
  private static final Set<String> TYPES =
      Set.of(
          "allowed",
          "denied",
          "login",
          "event.action",
          "event.category",
          "event.code",
          "event.kind",
          "event.type",
          "rule.id",
          "rule.name");

  /** Which lists there are is no matter of outlines. */
  private static final KnownLists ANY_LIST = new KnownLists(Set.of(), true);

  private RuleOutlines() {}

  /** The file's rules in order; none if there is a mistake in it, which compiling it tells. */
  public static List<RuleOutline> of(String file, String text) {
    RuleFile read = RuleFileReader.read(file, text, "tharsis.outline", ANY_LIST);
    List<RuleOutline> outlines = new ArrayList<>();
    if (read.problems().isEmpty()) {
      String uncommented = Comments.blanked(text);
      List<RuleDescr> descrs = descrs(file, uncommented);
      for (int i = 0; i < descrs.size(); i++) {
        outlines.add(outline(read.rules().get(i), file, uncommented, descrs.get(i)));
      }
    }
    return outlines;
  }

  private static List<RuleDescr> descrs(String file, String text) {
    String plain = RuleFileReader.plain(text, new Complaints(file, text));
    try {
      return new DrlParser(LanguageLevelOption.DRL10).parse(null, plain).getRules();
    } catch (DroolsParserException e) {
      throw new IllegalStateException("was read without a mistake a moment ago", e);
    }
  }

  private static RuleOutline outline(CountedRule rule, String file, String text, RuleDescr descr) {
    PatternDescr pattern = (PatternDescr) descr.getLhs().getDescrs().getFirst();
    List<String> written =
        pattern.getDescrs().stream().map(constraint -> written(constraint, text)).toList();
    return new RuleOutline(
        rule.rule(),
        rule.raises(),
        file,
        descr.getLine(),
        pattern.getLine(),
        countsAnything(pattern, text),
        written.stream().filter(each -> !PhraseReader.looksLikePhrase(each)).toList(),
        written.stream().map(ConditionReader::read).toList(),
        rule.notes().stream().map(note -> note.count().phrase()).toList());
  }

  private static String written(BaseDescr constraint, String text) {
    return Units.written(text, constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
  }

  private static boolean countsAnything(PatternDescr pattern, String text) {
    for (BaseDescr constraint : pattern.getDescrs()) {
      String written =
          text.substring(constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
      if (PhraseReader.looksLikePhrase(written)) {
        return true;
      }
      if (saysType(written)) {
        return false;
      }
    }
    return false;
  }

  private static boolean saysType(String constraint) {
    return Word.all(constraint).stream()
        .anyMatch(word -> TYPES.contains(word.text().toLowerCase(Locale.ROOT)));
  }
}
