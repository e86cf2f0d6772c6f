package org.tharsis.engine.account;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The balance on disk: always a whole one, as a new file replaces the old. */
public final class BalanceFile {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private BalanceFile() {}

  /** The balance in the file; an empty one where there is no file yet. */
  public static Balance read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Balance.EMPTY;
    }
    try {
      Balance balance = JSON.readValue(file.toFile(), Balance.class);
      if (balance == null) {
        throw new IOException("it says nothing");
      }
      return balance;
    } catch (IOException e) {
      throw new IOException(
          file + " can't be read; move it away to start counting anew: " + e.getMessage(), e);
    }
  }

  /** The balance as the file would have it. */
  public static String text(Balance balance) throws IOException {
    return JSON.writeValueAsString(balance);
  }

  /** A balance that was written as {@link #text}. */
  public static Balance of(String text) throws IOException {
    return JSON.readValue(text, Balance.class);
  }

  public static void write(Path file, Balance balance) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    JSON.writeValue(fresh.toFile(), balance);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
