package org.tharsis.config;

import java.nio.file.Path;

/**
 * One file of the site's own rules, as its author wrote it.
 *
 * @param name its file name, as {@code printers.drl}
 * @param text its whole text
 * @param path where it lies
 */
public record RuleFile(String name, String text, Path path) {}
