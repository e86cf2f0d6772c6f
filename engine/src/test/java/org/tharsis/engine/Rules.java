package org.tharsis.engine;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tharsis.rules.Shipped;

/** Rule files as a site may write them. */
final class Rules {
  private Rules() {}

  /** The names of the shipped ones, for the settings that disable them. */
  static String allShipped() {
    return names().collect(Collectors.joining(", "));
  }

  /** The same without one. */
  static String allShippedBut(String one) {
    return names().filter(each -> !each.equals(one)).collect(Collectors.joining(", "));
  }

  private static Stream<String> names() {
    return Shipped.rules().stream()
        .map(each -> String.valueOf(Path.of(each.file()).getFileName()).replace(".drl", ""));
  }

  /** A rule of this id that finds any denied connection to this port. */
  static String denied(String id, int port) {
    return """
    rule "%s"
        @title( "Port %d denied" )  @severity( green )  @key( source )  @quiet( 30m )
        @means( "Somebody tried port %d and was denied." )
        @todo( "Ask why." )
    when
        $e : Event( denied, destination.port == %d )
    then
        finding.raise( $e );
    end
    """
        .formatted(id, port, port, port);
  }

  /** A rule of this id that finds so many denied connections of one source within an hour. */
  static String denies(String id, int count) {
    return """
    rule "%s"
        @title( "%s" )  @severity( green )  @key( source )  @quiet( 30m )
        @means( "Somebody was denied." )
        @todo( "Ask why." )
    when
        $e : Event( denied, count().per( source.ip ).within( 1h ) >= %d )
    then
        finding.raise( $e );
    end
    """
        .formatted(id, id, count);
  }
}
