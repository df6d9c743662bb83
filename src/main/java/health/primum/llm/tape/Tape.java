package health.primum.llm.tape;

import health.primum.agent.CallTape;
import health.primum.agent.Failure;
import health.primum.agent.Origin;
import health.primum.fault.FaultyInput;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Stands before the live models and records, replays, or stays out of the way. */
public final class Tape implements Exchange, CallTape {
  private static final System.Logger LOG = System.getLogger(Tape.class.getName());

  private final Exchange live;
  private final boolean production;
  private final Clock clock;
  private final SortedSet<String> missing = new ConcurrentSkipListSet<>();
  private volatile Exchange now;
  private volatile boolean replaying;

  /**
   * A tape.
   *
   * @param production whether advice is for real patients, so that nothing may be replayed
   */
  public Tape(Exchange live, boolean production, Clock clock) {
    this.live = live;
    this.production = production;
    this.clock = clock;
    this.now = live;
  }

  @Override
  public Outcome send(Turn turn) {
    return now.send(turn);
  }

  /** Where answers come from at the moment. */
  public Origin origin() {
    return replaying ? Origin.RECORDED : Origin.LIVE;
  }

  @Override
  public void record(Path folder) {
    var writer = new TapeWriter(folder, clock.instant());
    now = turn -> recorded(turn, live, writer);
  }

  @Override
  public void keep(Path folder) {
    KeptCalls kept = KeptCalls.read(folder);
    var writer = new LazyWriter(folder, clock);
    Exchange below = now;
    now =
        turn ->
            turn.purpose().isEmpty()
                ? below.send(turn)
                : kept.take(turn).orElseGet(() -> recorded(turn, below, writer.get()));
  }

  private Outcome recorded(Turn turn, Exchange below, TapeWriter writer) {
    long start = System.nanoTime();
    Outcome outcome = below.send(turn);
    try {
      writer.write(
          TapeLine.write(
              turn, outcome, clock.instant(), Duration.ofNanos(System.nanoTime() - start)));
    } catch (IOException unwritable) {
      // The answer still counts; a replay will name the call that is missing.
      LOG.log(System.Logger.Level.ERROR, "a call could not be recorded: the tape is not writable");
    }
    return outcome;
  }

  /** Its file is there from the first call on: many an evaluation asks no live model. */
  private static final class LazyWriter {
    private final Path folder;
    private final Clock clock;
    private @Nullable TapeWriter writer;

    LazyWriter(Path folder, Clock clock) {
      this.folder = folder;
      this.clock = clock;
    }

    synchronized TapeWriter get() {
      if (writer == null) {
        writer = new TapeWriter(folder, clock.instant());
      }
      return writer;
    }
  }

  @Override
  public void replay(Path folder) {
    if (production) {
      throw new FaultyInput(
          "--replay",
          "answers are not replayed in production",
          "set primum.environment=development to look at kept calls");
    }
    TapeReader kept = TapeReader.read(folder);
    replaying = true;
    now = turn -> replayed(turn, kept);
  }

  private Outcome replayed(Turn turn, TapeReader kept) {
    String fingerprint = turn.fingerprint().sha256();
    return kept.next(fingerprint)
        .orElseGet(
            () -> {
              missing.add(fingerprint);
              return Outcome.Failed.lasting(
                  Failure.UNAVAILABLE, "the tape has no call " + fingerprint);
            });
  }

  @Override
  public SortedSet<String> missing() {
    return new TreeSet<>(missing);
  }
}
