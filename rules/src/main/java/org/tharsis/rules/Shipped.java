package org.tharsis.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rules that come with the product, the log lines they are tried on, and the site those lines
 * are from. {@code book/index.txt} names every file; a rule's id, which is the interface, is its
 * file's name.
 */
public final class Shipped {
  private static final String INDEX = "index.txt";
  private static final String SITE = "site/";
  private static final List<String> FILES = text(INDEX).lines().toList();

  private Shipped() {}

  /**
   * Any file of the book.
   *
   * @param name its path in the book, as {@code port-scan.fires.log}
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  public record BookFile(String name, byte[] bytes) {}

  /** The rule book as it is shipped. */
  public static List<RuleSource> rules() {
    return FILES.stream()
        .filter(name -> name.endsWith(".drl"))
        .map(name -> new RuleSource("book/" + name, text(name), true))
        .toList();
  }

  /** The scenarios beside the rules: {@code .log} with lines, {@code .expected} with findings. */
  public static List<BookFile> scenarios() {
    return FILES.stream()
        .filter(name -> name.endsWith(".log") || name.endsWith(".expected"))
        .map(name -> new BookFile(name, bytes(name)))
        .toList();
  }

  /** The site of the scenarios, by file names below it: {@code tharsis.yaml} and the rest. */
  public static List<BookFile> site() {
    return FILES.stream()
        .filter(name -> name.startsWith(SITE))
        .map(name -> new BookFile(name.substring(SITE.length()), bytes(name)))
        .toList();
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    String file = "book/" + name;
    try (InputStream in = Shipped.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
