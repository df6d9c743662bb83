package health.primum.consult.deliberation;

/** Tells listeners without letting them spoil a consult. */
final class Listeners {
  private Listeners() {}

  static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException ignored) {
      // A listener's fault is its own: the contract of ConsultListener says so.
    }
  }
}
