package org.tharsis.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A RELP client as rsyslog is one: it sends so many lines ahead of their acknowledgements, and in a
 * new session sends again all for which it has seen none, in order and under new numbers.
 */
public final class RelpPeer implements AutoCloseable {
  /** What librelp offers. */
  public static final String OFFERS =
      "relp_version=0\nrelp_software=librelp,1.11.0,http://librelp.adiscon.com\ncommands=syslog";

  /**
   * An answer.
   *
   * @param txnr of which command
   */
  public record Answer(int txnr, String data) {}

  private static final int PATIENCE_MILLIS = 120_000;

  private final int window;
  private final Deque<String> unanswered = new ArrayDeque<>();
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();
  private int txnr;
  private int answered;
  private long acknowledged;

  public RelpPeer(int window) {
    this.window = window;
  }

  /** Opens a new session, and sends again. */
  public RelpPeer connect(SocketAddress engine) throws IOException {
    hangUp();
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(engine);
    in = new BufferedInputStream(socket.getInputStream());
    txnr = 0;
    answered = 0;
    command("open", OFFERS);
    Answer opened = answer();
    if (opened.txnr() != 1 || !opened.data().startsWith("200 OK\nrelp_version=0")) {
      throw new AssertionError("not opened: " + opened);
    }
    answered = 1;
    StringBuilder again = new StringBuilder();
    unanswered.forEach(line -> again.append(frame(++txnr, "syslog", line)));
    write(again.toString());
    return this;
  }

  /** A frame's text. */
  public static String frame(int txnr, String command, String data) {
    String blank = data.isEmpty() ? "" : " ";
    return txnr + " " + command + " " + data.length() + blank + data + "\n";
  }

  /** Sends a line, once the window has room for it. */
  public RelpPeer send(String line) throws IOException {
    while (unanswered.size() >= window) {
      hear();
    }
    unanswered.add(line);
    command("syslog", line);
    return this;
  }

  public RelpPeer send(Iterable<String> lines) throws IOException {
    for (String line : lines) {
      send(line);
    }
    return this;
  }

  /** Sends a command of this number of its own. */
  public RelpPeer command(String command, String data) throws IOException {
    return write(frame(++txnr, command, data));
  }

  public RelpPeer write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Waits until every line is acknowledged. */
  public void flush() throws IOException {
    while (!unanswered.isEmpty()) {
      hear();
    }
  }

  /** Waits for an acknowledgement, which has to be the next one. */
  public void hear() throws IOException {
    Answer answer = answer();
    if (answer.txnr() != ++answered || !answer.data().equals("200 OK")) {
      throw new AssertionError("expected 200 OK for " + answered + ", got " + answer);
    }
    unanswered.remove();
    acknowledged++;
  }

  /** What comes next. */
  public Answer answer() throws IOException {
    int number = Integer.parseInt(word());
    String command = word();
    int length = 0;
    int end;
    for (end = read(); end >= '0' && end <= '9'; end = read()) {
      length = length * 10 + end - '0';
    }
    String data = length == 0 ? "" : new String(in.readNBytes(length), ISO_8859_1);
    int trailer = length == 0 ? end : read();
    if (trailer != '\n') {
      throw new AssertionError("no frame: %d %s %d".formatted(number, command, length));
    }
    return new Answer(number, command.equals("rsp") ? data : command);
  }

  private String word() throws IOException {
    StringBuilder word = new StringBuilder();
    for (int b = read(); b != ' '; b = read()) {
      word.append((char) b);
    }
    return word.toString();
  }

  private int read() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  /** How many lines were ever acknowledged. */
  public long acknowledged() {
    return acknowledged;
  }

  public int unanswered() {
    return unanswered.size();
  }

  /** Closes the session as the protocol has it. */
  public void end() throws IOException {
    flush();
    command("close", "");
    Answer closed = answer();
    if (closed.txnr() != txnr) {
      throw new AssertionError("not closed: " + closed);
    }
    hangUp();
  }

  /** Breaks the connection off. */
  public void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }
}
