package org.tharsis.model;

/**
 * The ECS categorization values in use ({@code event.category}, {@code .type}, {@code .outcome}).
 */
public final class EventKind {
  public static final String NETWORK = "network";
  public static final String AUTHENTICATION = "authentication";
  public static final String SESSION = "session";
  public static final String CONFIGURATION = "configuration";
  public static final String INTRUSION_DETECTION = "intrusion_detection";
  public static final String HOST = "host";

  public static final String ALLOWED = "allowed";
  public static final String DENIED = "denied";
  public static final String START = "start";
  public static final String END = "end";
  public static final String INFO = "info";
  public static final String CHANGE = "change";
  public static final String ERROR = "error";

  public static final String SUCCESS = "success";
  public static final String FAILURE = "failure";

  private EventKind() {}
}
