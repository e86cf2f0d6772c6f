package org.tharsis.examples.hour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * One hour of a mid-sized site, half past eight to half past nine: everyday bustle, and attacks in
 * it. The same seed gives the same lines.
 */
public final class MixedHour {
  private MixedHour() {}

  /** The lines, each with its end. */
  public static byte[] log(long seed) {
    Devices devices = new Devices();
    new Desks(devices, new Random(seed)).bustle();
    new Servers(devices, new Random(seed + 1)).bustle();
    new Noise(devices, new Random(seed + 2)).bustle();
    new People(devices, new Random(seed + 3)).bustle();
    new Oddities(devices, new Random(seed + 4)).bustle();
    new Attacks(devices, new Random(seed + 5)).plant();
    return (String.join("\n", devices.log.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the log of a seed into a file, packed. */
  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[0]), packed(log(Long.parseLong(args[1]))));
  }

  static byte[] packed(byte[] log) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(log);
    }
    return bytes.toByteArray();
  }
}
