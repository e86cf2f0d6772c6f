package org.tharsis.config;

import java.nio.file.Path;

/** Where a site's files lie: all beside its settings. */
record Layout(Path settings) {
  static final String LIST = ".txt";
  static final String PUBLISHED = ".json";
  static final String LIST_SOURCE = ".yaml";
  static final String RULE = ".drl";
  static final String QUERY = ".txt";

  Path directory() {
    Path parent = settings.getParent();
    return parent == null ? Path.of("") : parent;
  }

  Path hosts() {
    return settings.resolveSibling("hosts.csv");
  }

  Path exclusions() {
    return settings.resolveSibling("exclusions.yaml");
  }

  Path lists() {
    return settings.resolveSibling("lists");
  }

  Path rules() {
    return settings.resolveSibling("rules");
  }

  Path queries() {
    return settings.resolveSibling("queries");
  }
}
