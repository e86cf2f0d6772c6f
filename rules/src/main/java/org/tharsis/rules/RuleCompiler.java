package org.tharsis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.DroolsMessage;
import org.tharsis.rules.language.RuleFile;

/** Compiles translated rule files with Drools' executable model, the good ones without the bad. */
final class RuleCompiler {
  private static final AtomicLong BUILDS = new AtomicLong(); // Drools keeps modules by release id

  private static final String ROOT = "src/main/resources/";

  private final KieServices services = KieServices.get();
  private final List<Problem> problems = new ArrayList<>();
  private final List<RuleFile> good;

  RuleCompiler(List<RuleFile> files) {
    good = new ArrayList<>(files);
  }

  /** Compiles what compiles; {@link #good} and {@link #problems} then say which that was. */
  CompiledBook compile() {
    while (true) {
      ReleaseId release =
          services.newReleaseId("org.tharsis", "rules", "1." + BUILDS.incrementAndGet());
      KieBuilder builder = build(release);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (errors.isEmpty()) {
        KieContainer container = services.newKieContainer(release);
        services.getRepository().removeKieModule(release);
        return new CompiledBook(builder.getKieModule(), container);
      }
      services.getRepository().removeKieModule(release);
      setAside(errors);
    }
  }

  List<RuleFile> good() {
    return List.copyOf(good);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private KieBuilder build(ReleaseId release) {
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    for (RuleFile file : good) {
      files.write(ROOT + path(file) + "/rules.drl", file.drl());
    }
    return services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
  }

  private static String path(RuleFile file) {
    return file.packageName().replace('.', '/');
  }

  /** Takes the files that the errors are in out of the build: at least one, so that it ends. */
  private void setAside(List<Message> errors) {
    List<RuleFile> bad = new ArrayList<>();
    for (RuleFile file : good) {
      List<Message> own = errors.stream().filter(error -> mentions(error, file)).toList();
      if (!own.isEmpty()) {
        bad.add(file);
        report(file, own);
      }
    }
    if (bad.isEmpty()) {
      good.forEach(file -> report(file, errors.subList(0, 1)));
      bad.addAll(good);
    }
    good.removeAll(bad);
  }

  private static boolean mentions(Message error, RuleFile file) {
    String path = error.getPath();
    return path != null && (path + "/").contains(path(file) + "/");
  }

  private void report(RuleFile file, List<Message> errors) {
    List<Message> telling =
        errors.stream().filter(error -> !DroolsMessage.isEcho(error.getText())).toList();
    for (Message error : telling.isEmpty() ? errors.subList(0, 1) : telling) {
      String text = DroolsMessage.of(error.getText());
      problems.add(new Problem(file.file(), line(error), text));
    }
  }

  /** The error's line, if it is one of the file and not of what was generated from it. */
  private static int line(Message error) {
    boolean ours = String.valueOf(error.getPath()).endsWith(".drl");
    return ours ? Math.max(error.getLine(), 0) : 0;
  }
}
