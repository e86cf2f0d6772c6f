package org.tharsis.console;

import picocli.CommandLine.Command;

@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description = "Copies all data, also while the engine runs, and puts a copy back.",
    subcommands = {SnapshotTake.class, SnapshotRestore.class})
final class SnapshotCommand {}
