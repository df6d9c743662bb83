package health.primum.messaging;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.Message;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Dead letters for as long as the test runs; requeued ones go where the test says. */
@Alternative
@Singleton
public class InMemoryDeadLetters implements DeadLetters {
  private final List<DeadLetter> kept = new ArrayList<>();
  private Consumer<Message> outbox = message -> {};
  private int last;

  void outbox(Consumer<Message> outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized void bury(DeadLetter letter) {
    for (int i = 0; i < kept.size(); i++) {
      DeadLetter old = kept.get(i);
      if (old.message().equals(letter.message()) && old.reason() == letter.reason()) {
        kept.set(i, again(old, letter));
        return;
      }
    }
    last++;
    kept.add(
        new DeadLetter(
            String.valueOf(last),
            letter.message(),
            letter.reason(),
            letter.detail(),
            1,
            letter.firstAt(),
            letter.lastAt()));
  }

  private static DeadLetter again(DeadLetter old, DeadLetter now) {
    return new DeadLetter(
        old.id(),
        old.message(),
        old.reason(),
        now.detail(),
        old.times() + 1,
        old.firstAt(),
        now.lastAt());
  }

  @Override
  public synchronized List<DeadLetter> list(Choice choice, int most) {
    return kept.reversed().stream().filter(chosen(choice)).limit(most).toList();
  }

  @Override
  public synchronized int requeue(Choice choice) {
    var again = list(choice, Integer.MAX_VALUE).stream().filter(DeadLetter::mayBeRequeued).toList();
    kept.removeAll(again);
    again.forEach(letter -> outbox.accept(letter.message()));
    return again.size();
  }

  @Override
  public synchronized int drop(Choice choice) {
    var gone = list(choice, Integer.MAX_VALUE);
    kept.removeAll(gone);
    return gone.size();
  }

  private static Predicate<DeadLetter> chosen(Choice choice) {
    return letter ->
        choice.channel().map(letter.message().channel()::equals).orElse(true)
            && choice.id().map(letter.id()::equals).orElse(true);
  }
}
