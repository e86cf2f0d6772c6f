package org.tharsis.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The direction of the arrows between modules, and the laws that a machine can check. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tharsis");

  private static final String[] BELOW_ENGINE = {
    "org.tharsis.model..",
    "org.tharsis.config..",
    "org.tharsis.parsers..",
    "org.tharsis.index..",
    "org.tharsis.rules.."
  };

  /** What each module may use, the platform and the null annotations aside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "model   : ",
        "config  : model com.fasterxml.jackson org.yaml.snakeyaml",
        "parsers : model",
        "index   : model org.apache.lucene",
        "rules   : model org.drools org.kie",
        "engine  : model config parsers index rules io.netty org.quartz com.fasterxml.jackson"
            + " org.slf4j javax.net.ssl javax.naming javax.security.auth jakarta.mail"
            + " org.eclipse.angus.mail.smtp",
        "console : model config index rules engine picocli com.fasterxml.jackson org.slf4j"
            + " ch.qos.logback io.prometheus com.sun.net.httpserver",
        "bench   : model config parsers index rules engine org.apache.lucene org.openjdk.jmh"
            + " com.sun.management inet.ipaddr",
      })
  void arrows(String module, String uses) {
    List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify..", own(module)));
    for (String each : uses == null ? new String[0] : uses.strip().split(" ", -1)) {
      allowed.add(each.indexOf('.') < 0 && !each.equals("picocli") ? own(each) : each + "..");
    }
    classes()
        .that()
        .resideInAPackage(own(module))
        .should()
        .onlyDependOnClassesThat(
            are(resideInAnyPackage(allowed.toArray(String[]::new))).or(new Primitive()))
        .check(CLASSES);
  }

  private static String own(String module) {
    return "org.tharsis." + module + "..";
  }

  /** What kinds of receivers have in common knows none of them. */
  @Test
  void receiversGoRoundInNoCircle() {
    slices()
        .matching("org.tharsis.engine.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES.that(resideInAnyPackage("org.tharsis.engine.receive..")));
  }

  /** Law 4. */
  @Test
  void nothingBelowEngineReadsAClockOrChance() {
    noClasses()
        .that()
        .resideInAnyPackage(BELOW_ENGINE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.UUID.class,
            java.time.Clock.class,
            java.util.concurrent.ThreadLocalRandom.class)
        .check(CLASSES);
  }

  /** Law 3. */
  @Test
  void noRegexSeesALogLine() {
    noClasses()
        .that()
        .resideInAnyPackage("org.tharsis.parsers..", "org.tharsis.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .check(CLASSES);
  }

  @Test
  void onlyTheConsolePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.tharsis.console..", "org.tharsis.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void onlyTheFormOfTheLogNamesItsBackend() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.tharsis.console.log..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Common|Base)$")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path file : SourceTree.javaFiles()) {
      Path info = file.resolveSibling("package-info.java");
      if (file.toString().contains("/src/main/") && !Files.exists(info)) {
        silent.add(SourceTree.root().relativize(info));
      } else if (file.equals(info)) {
        assertThat(Files.readString(file)).as("%s", file).startsWith("/**").contains("@NullMarked");
      }
    }
    assertThat(silent).isEmpty();
  }
}
