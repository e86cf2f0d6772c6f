package org.tharsis.engine.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.MailSettings;

/** Where the mail server's password stands; it is read each time, so that it may change. */
final class Password {
  private static final int LONGEST = 4096;

  private Password() {}

  /** The password, without the end of its line. */
  static String of(MailSettings settings, UnaryOperator<@Nullable String> environment)
      throws MailException {
    Path file = settings.passwordFile();
    String password =
        file == null ? variable(settings.passwordVariable(), environment) : inFile(file);
    if (password.isEmpty()) {
      throw new MailException("the mail server's password is empty", true);
    }
    return password;
  }

  private static String variable(String name, UnaryOperator<@Nullable String> environment)
      throws MailException {
    String password = environment.apply(name);
    if (password == null) {
      throw new MailException(
          "there is no environment variable %s with the mail server's password".formatted(name),
          true);
    }
    return password;
  }

  private static String inFile(Path file) throws MailException {
    try (var in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new MailException(
          "the file with the mail server's password can't be read: " + e.getMessage(), false);
    }
  }
}
