package org.tharsis.engine.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that speaks SMTP (RFC 5321) as a test tells it to. */
public final class MailPeer implements AutoCloseable {
  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final boolean tlsAtOnce;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  /** One that speaks in the clear. */
  public MailPeer() throws IOException {
    this(null, false);
  }

  MailPeer(@Nullable SSLContext tls, boolean tlsAtOnce) throws IOException {
    this.tls = tls;
    this.tlsAtOnce = tlsAtOnce;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("mail-peer").start(this::serve);
  }

  /** From now on this is answered to a command that begins so; empty hangs up. */
  public MailPeer answering(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /** From now on all is answered as usual. */
  public void recover() {
    replies.clear();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** All that was said to it, one connection after the other. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  /** The messages it took. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        Socket first = tlsAtOnce ? secured(socket) : socket;
        talk(first, !tlsAtOnce);
      } catch (IOException | UncheckedIOException hungUp) {
        // the next one
      }
    }
  }

  private Socket secured(Socket socket) throws IOException {
    if (tls == null) {
      throw new IOException("no certificate");
    }
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private void talk(Socket socket, boolean greets) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    say(socket, reply("connect", "220 mail.example.org here"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      String verb = line.toUpperCase(Locale.ROOT);
      if (verb.equals("STARTTLS")) {
        say(socket, "220 go ahead");
        goOn(secured(socket));
        return;
      }
      say(socket, reply(line, usual(verb, greets)));
      if (verb.equals("DATA")) {
        data(in);
        say(socket, reply("message", "250 taken"));
      } else if (verb.equals("QUIT")) {
        return;
      }
    }
  }

  /** After STARTTLS there is no greeting. */
  private void goOn(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add("TLS " + line);
      String verb = line.toUpperCase(Locale.ROOT);
      say(socket, reply(line, usual(verb, false)));
      if (verb.equals("DATA")) {
        data(in);
        say(socket, reply("message", "250 taken"));
      }
    }
  }

  private String usual(String verb, boolean clear) {
    if (verb.startsWith("EHLO")) {
      return clear && tls != null
          ? "250-hello\r\n250 STARTTLS"
          : "250-hello\r\n250 AUTH PLAIN LOGIN";
    }
    if (verb.startsWith("AUTH")) {
      return "235 come in";
    }
    return switch (verb) {
      case "DATA" -> "354 end with a dot";
      case "QUIT" -> "221 bye";
      default -> "250 well";
    };
  }

  private void data(BufferedReader in) throws IOException {
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      message.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    messages.add(message.toString());
  }

  private String reply(String command, String usual) {
    return replies.entrySet().stream()
        .filter(each -> command.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(usual);
  }

  private static void say(Socket socket, String reply) throws IOException {
    if (reply.isEmpty()) {
      throw new IOException("hangs up");
    }
    socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
