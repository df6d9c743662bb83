package health.primum.bench;

import java.io.IOException;
import java.util.List;

/** A way to ask several models at once. Thread-safe. */
interface Contender {
  /** Members of a team, unless said otherwise. */
  int PANEL = 3;

  String name();

  /** Asks all members and waits for them; whether every one of them answered. */
  boolean consult();

  /** Primum first, then the plain client, then the framework. */
  static List<Contender> all(String url, int members) throws IOException {
    return List.of(
        new Primum(url, members),
        new PlainClient(url, members),
        new AgenticFramework(url, members));
  }
}
