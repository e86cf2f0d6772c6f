package org.tharsis.engine.receive.http;

import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.Listening;

/** An HTTP receiver before a small journal. */
abstract class HttpListening extends Listening {
  static final int BOUND = 480;
  static final int MOST_BODY = 64 << 10;

  private String token = "";

  @Override
  protected ReceiverSettings settings() {
    return new ReceiverSettings.Http(address("127.0.0.1"), 0, BOUND, 10, MOST_BODY, token);
  }

  /** The same, and from then on who sends has to say this. */
  void restart(String token) throws IOException {
    this.token = token;
    restart();
  }

  /** Sends all of it on one connection and returns all that comes back until it is closed. */
  String send(String... requests) throws IOException {
    return send(HttpText.bytes(String.join("", requests)));
  }

  private static void write(Socket socket, byte[] requests) throws IOException {
    try {
      socket.getOutputStream().write(requests);
      socket.getOutputStream().write(HttpText.bytes(HttpText.LAST));
    } catch (SocketException closed) {
      // who was answered that it is too much need not be heard to the end
    }
  }

  String send(byte[] requests) throws IOException {
    try (Socket socket = new Socket(engine.getAddress(), engine.getPort())) {
      write(socket, requests);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
