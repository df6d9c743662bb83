package health.primum.bench;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps so many consults of one contender going on at once. */
final class Load {
  private final Contender contender;
  private final int concurrent;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean over;

  Load(Contender contender, int concurrent) {
    this.contender = contender;
    this.concurrent = concurrent;
  }

  /**
   * What was counted while it went on.
   *
   * @param failures consults in which a member gave no answer, before and after the count too
   */
  record Figures(double seconds, long consults, long cpuNanos, long failures) {
    double perSecond() {
      return consults / seconds;
    }

    double cpuMillis() {
      return cpuNanos / 1e6 / consults;
    }
  }

  /** Each asks again as soon as it is answered; counted for some seconds after some others. */
  Figures run(int seconds, int before) throws InterruptedException {
    var askers = new ArrayList<Thread>();
    for (int i = 0; i < concurrent; i++) {
      askers.add(Thread.startVirtualThread(this::ask));
    }
    Thread.sleep(before * 1_000L);
    long start = System.nanoTime();
    long cpu = Usage.cpuNanos();
    long already = done.get();
    Thread.sleep(seconds * 1_000L);
    long consults = done.get() - already;
    long cpuNanos = Usage.cpuNanos() - cpu;
    double took = (System.nanoTime() - start) / 1e9;
    over = true;
    for (Thread asker : askers) {
      asker.join();
    }
    return new Figures(took, consults, cpuNanos, failures.get());
  }

  /** All at once, each once; how many seconds until the last is answered. */
  double wave() throws InterruptedException {
    over = true;
    long start = System.nanoTime();
    var askers = new ArrayList<Thread>();
    for (int i = 0; i < concurrent; i++) {
      askers.add(Thread.startVirtualThread(this::ask));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  long failures() {
    return failures.get();
  }

  private void ask() {
    do {
      if (!contender.consult()) {
        failures.incrementAndGet();
      }
      done.incrementAndGet();
    } while (!over);
  }
}
