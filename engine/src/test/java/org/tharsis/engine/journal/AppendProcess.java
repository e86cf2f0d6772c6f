package org.tharsis.engine.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that appends until it is killed, and prints each line that is kept. */
final class AppendProcess {
  private AppendProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AnyLines lines = new AnyLines(Long.parseLong(args[1]));
    Folder folder = new Folder(Path.of(args[0]));
    try (Journal journal = folder.open()) {
      List<Kept> waiting = new ArrayList<>();
      while (true) {
        List<Received> batch = lines.batch(6, 300);
        folder.append(journal, batch);
        waiting.addAll(folder.written);
        folder.written.clear();
        if (lines.random().nextInt(3) == 0) {
          long kept = journal.sync();
          waiting.stream().filter(each -> each.position() < kept).forEach(out::println);
          waiting.clear();
        }
      }
    }
  }
}
