package org.tharsis.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tharsis.config.Site;
import org.tharsis.engine.BookFile;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.model.Spelling;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.language.Phrase;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;

/** Finds the one rule a person means: of the site's book by its id, or a draft by its file. */
final class RuleChoice {
  private static final String ENDING = ".drl";

  private final Site site;

  RuleChoice(Site site) {
    this.site = site;
  }

  /** The rule of this id, or the one in this file. */
  ChosenRule of(String idOrFile) throws NotDone {
    return idOrFile.endsWith(ENDING) ? draft(idOrFile) : byId(idOrFile);
  }

  /** The rule of this id, if there is one without a mistake. */
  Optional<ChosenRule> find(String id) {
    try {
      return Optional.of(byId(id));
    } catch (NotDone noSuchRule) {
      return Optional.empty();
    }
  }

  /** The rule of this id, disabled or not. */
  ChosenRule byId(String id) throws NotDone {
    Set<String> known = new TreeSet<>();
    List<BookFile> unread = new ArrayList<>();
    for (BookFile file : likelyFirst(id)) {
      List<RuleOutline> outlines = outlines(file.source());
      for (RuleOutline each : outlines) {
        known.add(each.rule().id());
        if (each.rule().id().equals(id)) {
          return chosen(file.source(), each, ways(each, outlines), isDisabled(file, each.raised()));
        }
      }
      if (outlines.isEmpty()) {
        unread.add(file);
      }
    }
    throw missing(id, known, unread);
  }

  /**
   * @param unread the files with a mistake, of which it is not known what rules they would have
   */
  private NotDone missing(String id, Set<String> known, List<BookFile> unread) {
    List<String> said = new ArrayList<>();
    List<BookFile> named = unread.stream().filter(file -> file.name().equals(id)).toList();
    if (named.isEmpty()) {
      String hint = Spelling.hint(id, known);
      said.add(
          "there is no rule '%s'%s"
              .formatted(id, hint.isEmpty() ? "; 'tharsis rules list' lists them" : hint));
      if (!unread.isEmpty()) {
        said.add("it may be in a file that has mistakes:");
      }
    }
    List<BookFile> meant = named.isEmpty() ? unread : named;
    meant.forEach(file -> compile(file.source()).problems().forEach(p -> said.add(p.toString())));
    return new NotDone(String.join("\n", said));
  }

  /** Most rules stand in a file of their name, and reading a file takes a while. */
  private List<BookFile> likelyFirst(String id) {
    return SiteRules.files(site).stream()
        .sorted(Comparator.comparing(file -> !file.name().equals(id)))
        .toList();
  }

  private boolean isDisabled(BookFile file, String id) {
    return file.disabled() || site.settings().disabledRules().contains(id);
  }

  private ChosenRule draft(String file) throws NotDone {
    RuleSource source = DraftFile.read(Path.of(file));
    List<RuleOutline> outlines = outlines(source);
    List<RuleOutline> own = outlines.stream().filter(each -> each.raises() == null).toList();
    if (own.size() > 1) {
      throw new NotDone(
          "%s has %d rules; put the one to be tried in a file of its own"
              .formatted(file, own.size()));
    }
    if (own.isEmpty()) {
      throw new NotDone(compile(source).problems());
    }
    return chosen(source, own.getFirst(), ways(own.getFirst(), outlines), false);
  }

  /** The rules that raise the same as one of them. */
  private static List<RuleOutline> ways(RuleOutline rule, List<RuleOutline> file) {
    return file.stream().filter(each -> each.raised().equals(rule.raised())).toList();
  }

  private ChosenRule chosen(
      RuleSource source, RuleOutline outline, List<RuleOutline> ways, boolean disabled)
      throws NotDone {
    List<RuleSource> files = new ArrayList<>(List.of(source));
    List<RuleOutline> suspected = new ArrayList<>();
    ways.forEach(each -> addSuspected(each, files, suspected));
    RuleBook book = RuleBook.compile(files, SiteRules.lists(site));
    if (!book.problems().isEmpty()) {
      throw new NotDone(book.problems());
    }
    return new ChosenRule(files, outline, ways, suspected, book, disabled);
  }

  /** The rules that a rule asks for, and those that they ask for. */
  private void addSuspected(RuleOutline rule, List<RuleSource> files, List<RuleOutline> suspected) {
    for (Phrase phrase : rule.phrases()) {
      for (String id : phrase.suspicions()) {
        boolean known = suspected.stream().anyMatch(each -> each.rule().id().equals(id));
        if (!known && !rule.rule().id().equals(id)) {
          addSuspected(id, files, suspected);
        }
      }
    }
  }

  private void addSuspected(String id, List<RuleSource> files, List<RuleOutline> suspected) {
    for (BookFile file : likelyFirst(id)) {
      for (RuleOutline each : outlines(file.source())) {
        if (each.rule().id().equals(id)) {
          suspected.add(each);
          if (!files.contains(file.source())) {
            files.add(file.source());
          }
          addSuspected(each, files, suspected);
          return;
        }
      }
    }
  }

  private RuleBook compile(RuleSource source) {
    return RuleBook.compile(List.of(source), SiteRules.lists(site));
  }

  private static List<RuleOutline> outlines(RuleSource source) {
    return RuleOutlines.of(source.file(), source.text());
  }
}
