package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads a rule file as its author wrote it. */
public final class RuleFileReader {
  private final String file;
  private final String text;
  private final String packageName;
  private final Complaints complaints;
  private final Substitutions substitutions;

  private RuleFileReader(String file, String text, String packageName, KnownLists lists) {
    this.file = file;
    this.text = text;
    this.packageName = packageName;
    this.complaints = new Complaints(file, text);
    this.substitutions = new Substitutions(lists);
  }

  /**
   * @param packageName a Java package name no other file has
   * @param lists the address lists it may name
   */
  public static RuleFile read(String file, String text, String packageName, KnownLists lists) {
    int noText = noText(text);
    if (noText >= 0) {
      Complaints complaints = new Complaints(file, text);
      complaints.addAt(
          noText, "this is no text; write rules in a text editor and save them as UTF-8");
      return new RuleFile(file, packageName, "", List.of(), List.of(), complaints.all());
    }
    return new RuleFileReader(file, Comments.blanked(text), packageName, lists).read();
  }

  /** Where a character stands that no text has, or bytes that were none; -1 if nowhere. */
  private static int noText(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\ufffd' || (Character.isISOControl(c) && !Character.isWhitespace(c))) {
        return at;
      }
    }
    return -1;
  }

  private RuleFile read() {
    PackageDescr parsed = parse();
    List<CountedRule> rules = new ArrayList<>();
    Translation translation = new Translation(text, packageName, substitutions);
    if (complaints.none()) {
      refuseAllButRules(parsed);
      Set<String> raised = raised(parsed);
      for (RuleDescr rule : parsed.getRules()) {
        HeaderReader header = new HeaderReader(rule, text, raised, complaints);
        rules.add(new RuleReader(rule, header, text, translation, complaints).read());
      }
    }
    String drl = complaints.none() ? translation.drl() : "";
    return new RuleFile(
        file, packageName, drl, rules, substitutions.addressTests(), complaints.all());
  }

  private static Set<String> raised(PackageDescr parsed) {
    return parsed.getRules().stream()
        .filter(HeaderReader::raisesItsOwn)
        .map(RuleDescr::getName)
        .collect(Collectors.toSet());
  }

  /** The text without what DRL does not know, every other character at its place. */
  static String plain(String text, Complaints complaints) {
    return Units.masked(AddressWords.hidden(text, complaints));
  }

  /**
   * The syntax is checked by the parser that Drools compiles with; the newer one, which writes its
   * complaints to standard error, is there for the places of annotations.
   */
  private PackageDescr parse() {
    String plain = plain(text, complaints);
    PackageDescr parsed = new PackageDescr();
    if (complaints.none()) {
      parsed = parse(plain, LanguageLevelOption.DRL6);
    }
    if (complaints.none()) {
      parsed = parse(plain, LanguageLevelOption.DRL10);
    }
    if (complaints.none() && parsed.getRules().isEmpty()) {
      complaints.add(
          0, "there is no rule in this file; write rule \"my-rule\" … when … then … end");
    }
    return parsed;
  }

  private PackageDescr parse(String plain, LanguageLevelOption level) {
    DrlParser parser = new DrlParser(level);
    PackageDescr parsed = null;
    try {
      parsed = parser.parse(null, plain);
    } catch (DroolsParserException | RuntimeException e) {
      complaints.add(0, "this is not DRL: " + e.getMessage());
    }
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      complaints.add(lines.length > 0 ? lines[0] : 0, DroolsMessage.of(error.getMessage()));
    }
    return parsed == null ? new PackageDescr() : parsed;
  }

  private void refuseAllButRules(PackageDescr parsed) {
    boolean more =
        !parsed.getName().isEmpty()
            || !parsed.getImports().isEmpty()
            || !parsed.getGlobals().isEmpty()
            || !parsed.getFunctions().isEmpty()
            || !parsed.getFunctionImports().isEmpty()
            || !parsed.getTypeDeclarations().isEmpty();
    if (more) {
      complaints.add(
          1, "leave out package, import, global, function and declare; write rules only");
    }
  }
}
