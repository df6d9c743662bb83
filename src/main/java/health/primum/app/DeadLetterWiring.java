package health.primum.app;

import health.primum.consult.journal.DeadLetters;
import health.primum.store.Store;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings dead letters from the journal, which is opened when they are asked for. */
final class DeadLetterWiring {
  @Produces
  @Singleton
  DeadLetters deadLetters(Instance<Store> store) {
    return store.get().deadLetters();
  }
}
