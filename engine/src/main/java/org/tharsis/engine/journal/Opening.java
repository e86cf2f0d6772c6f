package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens a segment's file for writing; a test's file fails when it likes. */
@FunctionalInterface
interface Opening {
  FileChannel open(Path file, OpenOption... options) throws IOException;
}
