package health.primum.store;

import health.primum.consult.journal.Question;
import java.nio.file.Path;
import java.util.Optional;

/** Accepts consults until it is killed, and names each once it was told that it is written. */
public final class CrashedWriter {
  private CrashedWriter() {}

  public static void main(String[] args) {
    Store store =
        Store.open(StoreSettings.in(Path.of(args[0])).withSynced(Boolean.parseBoolean(args[1])));
    while (true) {
      Question question = Samples.question();
      store.consults().accept(question, Optional.empty());
      System.out.println("accepted " + question.id());
      System.out.flush();
    }
  }
}
