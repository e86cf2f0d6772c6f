package org.tharsis.engine.receive.udp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The sockets of this process, by inode, as Linux's tables of sockets name them (proc_pid_fd(5)).
 */
final class OwnSockets {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String BEFORE = "socket:[";

  private OwnSockets() {}

  /** Those that are open now; none if the kernel does not say. */
  static Set<Long> inodes() {
    Set<Long> inodes = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      descriptors.forEach(each -> add(each, inodes));
    } catch (IOException e) {
      return Set.of();
    }
    return inodes;
  }

  private static void add(Path descriptor, Set<Long> inodes) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      if (target.startsWith(BEFORE)) {
        inodes.add(Long.parseLong(target, BEFORE.length(), target.length() - 1, 10));
      }
    } catch (IOException | NumberFormatException goneOrUnusual) {
      // the listing's own descriptor, for one
    }
  }
}
