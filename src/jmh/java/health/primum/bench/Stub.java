package health.primum.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider on loopback, in its own process: answers every request as a chat completion, one of a
 * few prepared ones in turn, after a delay. One virtual thread a connection; it reads no more of a
 * request than it must, so that it is not what is measured.
 */
public final class Stub {
  private static final int BACKLOG = 8192;
  private static final String LENGTH = "content-length:";

  private final List<byte[]> responses;
  private final long delayMillis;
  private final AtomicInteger turn = new AtomicInteger();

  private Stub(List<byte[]> responses, long delayMillis) {
    this.responses = responses;
    this.delayMillis = delayMillis;
  }

  /**
   * Prints the port it serves, and ends when its standard input does.
   *
   * @param args milliseconds until it answers; {@code short} for plans of two actions
   */
  public static void main(String[] args) throws IOException {
    List<String> plans = args.length > 1 ? Question.brief() : Question.json();
    var stub = new Stub(plans.stream().map(Stub::response).toList(), Long.parseLong(args[0]));
    var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> stub.accept(server));
    System.out.println(server.getLocalPort());
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException over) {
      System.err.println("the stub accepts no more connections: " + over);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        in.skipNBytes(length(in));
        Thread.sleep(delayMillis);
        out.write(responses.get(Math.floorMod(turn.getAndIncrement(), responses.size())));
      }
    } catch (IOException | InterruptedException over) {
      // The client has closed the connection.
    }
  }

  /** Of the body, once the head is read. */
  private static long length(InputStream in) throws IOException {
    long length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Long.parseLong(line.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) {
        throw new EOFException();
      }
      if (one != '\r') {
        line.write(one);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private static byte[] response(String answer) {
    byte[] body = new ObjectMapper().valueToTree(completion(answer)).toString().getBytes(UTF_8);
    var head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    var response = new ByteArrayOutputStream();
    response.writeBytes(head.getBytes(ISO_8859_1));
    response.writeBytes(body);
    return response.toByteArray();
  }

  private static Map<String, Object> completion(String answer) {
    return Map.of(
        "id",
        "stub",
        "object",
        "chat.completion",
        "created",
        1,
        "model",
        "stub",
        "choices",
        List.of(
            Map.of(
                "index",
                0,
                "finish_reason",
                "stop",
                "message",
                Map.of("role", "assistant", "content", answer))),
        "usage",
        Map.of("prompt_tokens", 600, "completion_tokens", 500, "total_tokens", 1100));
  }
}
