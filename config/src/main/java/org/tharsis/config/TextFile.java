package org.tharsis.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A site's file as text: UTF-8, up to 32 MB, its byte order mark kept. */
final class TextFile {
  private static final int LONGEST = 32 << 20;

  private TextFile() {}

  /** The text, or null after saying why there is none. */
  static @Nullable String read(Path file, Mistakes mistakes) {
    try {
      if (Files.isDirectory(file)) {
        mistakes.at(0, "is a directory; name a file");
        return null;
      }
      byte[] bytes = bytes(file);
      if (bytes.length > LONGEST) {
        mistakes.at(0, "is longer than 32 MB; is this the right file?");
        return null;
      }
      return decoded(bytes, mistakes);
    } catch (IOException unreadable) {
      mistakes.at(0, "cannot be read (%s)".formatted(reason(unreadable)));
      return null;
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST + 1);
    }
  }

  private static @Nullable String decoded(byte[] bytes, Mistakes mistakes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException notUtf8) {
      mistakes.at(lineAt(bytes, in.position()), "is not UTF-8; save it as UTF-8");
      return null;
    }
  }

  private static int lineAt(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Why the system refused, without naming the file again. */
  static String reason(IOException refused) {
    return switch (refused) {
      case NoSuchFileException gone -> "no such file";
      case AccessDeniedException denied -> "permission denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(refused.getMessage());
    };
  }
}
