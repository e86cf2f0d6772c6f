package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What lists directories and opens files; a test has one that fails. */
interface Disk {
  /** The system's. */
  Disk SYSTEM =
      new Disk() {
        @Override
        public DirectoryStream<Path> list(Path directory, String pattern) throws IOException {
          return Files.newDirectoryStream(directory, pattern);
        }

        @Override
        public FileChannel open(Path file) throws IOException {
          return FileChannel.open(file, StandardOpenOption.READ);
        }
      };

  /** Those whose names match. */
  DirectoryStream<Path> list(Path directory, String pattern) throws IOException;

  /** To be read. */
  FileChannel open(Path file) throws IOException;
}
