package org.tharsis.engine.mail;

/** Mail was not taken. Its message is for the administrator and has no password in it. */
public final class MailException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean lasting;

  MailException(String message, boolean lasting) {
    super(message, null, false, false);
    this.lasting = lasting;
  }

  /** Whether to try again is of no use. */
  public boolean lasting() {
    return lasting;
  }
}
