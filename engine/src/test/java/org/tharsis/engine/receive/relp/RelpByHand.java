package org.tharsis.engine.receive.relp;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link RelpFrames} should make of a stream, byte by byte: RELP's grammar as a table of
 * states, each byte of which either goes on or breaks it.
 */
final class RelpByHand {
  private enum Part {
    TXNR,
    COMMAND,
    LENGTH,
    DATA,
    TRAILER,
    BROKEN
  }

  private final int bound;
  private final List<String> frames = new ArrayList<>();
  private Part part = Part.TXNR;
  private StringBuilder text = new StringBuilder();
  private int txnr;
  private String command = "";
  private int left;
  private boolean cut;

  RelpByHand(byte[] stream, int bound) {
    this.bound = bound;
    for (byte b : stream) {
      take((char) (b & 0xff));
    }
  }

  private void take(char c) {
    switch (part) {
      case TXNR -> number(c, Part.COMMAND);
      case COMMAND -> command(c);
      case LENGTH -> number(c, Part.DATA);
      case DATA -> data(c);
      case TRAILER -> trailer(c);
      case BROKEN -> {}
    }
  }

  private void number(char c, Part next) {
    if (c >= '0' && c <= '9' && text.length() < 9) {
      text.append(c);
      return;
    }
    int value = text.isEmpty() ? -1 : Integer.parseInt(text.toString());
    boolean empty = next == Part.DATA && value == 0;
    if (value < 0 || (empty ? c != '\n' : c != ' ')) {
      broken();
      return;
    }
    text = new StringBuilder();
    part = next;
    if (next == Part.COMMAND) {
      txnr = value;
    } else {
      left = value;
      cut = false;
      if (empty) {
        emit();
      }
    }
  }

  private void command(char c) {
    if (c < 128 && Character.isLetter(c) && text.length() < 32) {
      text.append(c);
    } else if (c == ' ' && !text.isEmpty()) {
      command = text.toString();
      text = new StringBuilder();
      part = Part.LENGTH;
    } else {
      broken();
    }
  }

  private void data(char c) {
    if (text.length() < bound) {
      text.append(c);
    } else {
      cut = true;
    }
    if (--left == 0) {
      part = Part.TRAILER;
    }
  }

  private void trailer(char c) {
    if (c == '\n') {
      emit();
    } else {
      broken();
    }
  }

  private void emit() {
    String name =
        List.of("open", "syslog", "close").contains(command)
            ? command.toUpperCase(java.util.Locale.ROOT)
            : "OTHER";
    frames.add(txnr + " " + name + " " + text + (cut ? "…" : ""));
    text = new StringBuilder();
    part = Part.TXNR;
  }

  private void broken() {
    frames.add("broken");
    part = Part.BROKEN;
  }

  List<String> frames() {
    return frames;
  }
}
