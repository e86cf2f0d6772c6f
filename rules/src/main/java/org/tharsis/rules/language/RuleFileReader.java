package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
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
    return new RuleFileReader(file, Comments.blanked(text), packageName, lists).read();
  }

  private RuleFile read() {
    PackageDescr parsed = parse();
    List<CountedRule> rules = new ArrayList<>();
    Translation translation = new Translation(text, packageName, substitutions);
    if (complaints.none()) {
      refuseAllButRules(parsed);
      for (RuleDescr rule : parsed.getRules()) {
        rules.add(new RuleReader(rule, text, translation, substitutions, complaints).read());
      }
    }
    checkRaised(parsed, rules);
    String drl = complaints.none() ? translation.drl() : "";
    return new RuleFile(file, packageName, drl, rules, substitutions.addressTests(), complaints.all());
  }

  /** Whose findings are raised stands in the same file, and raises its own. */
  private void checkRaised(PackageDescr parsed, List<CountedRule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      String raises = rules.get(i).raises();
      boolean there =
          rules.stream().anyMatch(each -> each.raises() == null && each.rule().id().equals(raises));
      if (raises != null && !there) {
        complaints.add(
            parsed.getRules().get(i).getLine(),
            "@raises( \"%s\" ) takes the id of another rule of this file, which raises its own findings"
                .formatted(raises));
      }
    }
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
      complaints.add(lines.length > 0 ? lines[0] : 0, message(error));
    }
    return parsed == null ? new PackageDescr() : parsed;
  }

  /** What is wrong, without {@code [ERR 102] Line 1:8} before it: the line is said already. */
  private static String message(DroolsError error) {
    String message = error.getMessage().strip();
    if (message.contains("'<eof>'")) {
      return "the file ends within a rule; a rule ends with end, a parenthesis with ), a text with \"";
    }
    int place = message.indexOf("Line ");
    int end = place < 0 ? -1 : message.indexOf(' ', place + "Line ".length());
    return message.startsWith("[ERR ") && end > 0 ? message.substring(end + 1) : message;
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
