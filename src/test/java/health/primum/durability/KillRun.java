package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Kills the service again and again while clients ask, starts it again at once, and holds what came
 * of it against its promises and against a run that nobody disturbed.
 */
final class KillRun {
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final int CLIENTS = 6;

  private final Path folder;
  private final StubModels models;
  private final Random random;
  private final Map<Integer, Set<Long>> atKill = new TreeMap<>();
  private int underWay;

  KillRun(Path folder, StubModels models, long seed) {
    this.folder = folder;
    this.models = models;
    this.random = new Random(seed);
  }

  /**
   * What was seen.
   *
   * @param calls distinct calls of models
   * @param underWay calls that were under way at a kill
   * @param again calls that were made again
   */
  record Figures(int kills, int consults, int calls, int underWay, int again, Duration took) {
    @Override
    public String toString() {
      return "%d kills, %d consults, %d calls, %d of them under way at a kill, %d made again; %d s"
          .formatted(kills, consults, calls, underWay, again, took.toSeconds());
    }
  }

  Figures kill(int kills) throws Exception {
    long start = System.nanoTime();
    Path home = StubHome.make(folder.resolve("killed"), models.url());
    try (var service = new ServiceProcess(home, "serve");
        var clients = new Clients(service, 1, 9_000)) {
      clients.start(CLIENTS);
      for (int life = 0; life < kills; life++) {
        models.life(life);
        service.start();
        waitSomewhere(service);
        service.kill();
        inspect(life, home);
        clients.check();
      }
      models.life(kills);
      service.start().ready();
      Map<Asked, Answer> accepted = clients.finish();
      Map<Asked, JsonNode> advice = advice(service, accepted);
      service.terminate();
      int again = check(home, accepted);
      assertSameAsUndisturbed(advice);
      int calls = new HashSet<>(models.calls().stream().map(ModelCall::question).toList()).size();
      return new Figures(
          kills,
          accepted.size(),
          calls,
          underWay,
          again,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /**
   * One in eight times while it is still starting, else some time after so many calls of models;
   * the machine may be slow, so that times alone would meet mostly the start.
   */
  private void waitSomewhere(ServiceProcess service) throws InterruptedException {
    if (random.nextInt(8) == 0) {
      Thread.sleep(random.nextInt(4_000));
      return;
    }
    models.await(random.nextInt(70), MOST);
    Thread.sleep(random.nextInt(400));
    assertThat(service.isAlive()).as("lives until it is killed").isTrue();
  }

  private void inspect(int life, Path home) throws IOException, SQLException, InterruptedException {
    // What the dead process sent last has reached the stub.
    Thread.sleep(50);
    if (Files.exists(home.resolve("data/journal.mv.db"))) {
      try (var journal = KeptJournal.copied(home, folder.resolve("copy"))) {
        atKill.put(life, journal.isMade() ? journal.answered() : Set.of());
      }
    }
  }

  private static Map<Asked, JsonNode> advice(ServiceProcess service, Map<Asked, Answer> accepted)
      throws InterruptedException {
    var client = new ConsultClient(service);
    var all = new HashMap<Asked, JsonNode>();
    for (var one : accepted.entrySet()) {
      all.put(one.getKey(), Promises.advised(client, one.getKey(), one.getValue()));
    }
    return all;
  }

  private int check(Path home, Map<Asked, Answer> accepted) throws IOException, SQLException {
    List<ModelCall> made = models.calls();
    try (var journal = KeptJournal.copied(home, folder.resolve("copy"))) {
      Promises.endedOnceAndNothingElse(journal, accepted);
      Map<Long, String> questions = Promises.allAnswered(journal, made);
      int again =
          Promises.nothingTwice(made, answered(made, questions), Set.copyOf(questions.values()));
      assertThat(again).isLessThanOrEqualTo(underWay);
      return again;
    }
  }

  /** By life, what the journal had answers to at its end; counts what was under way then. */
  private Map<Integer, Set<String>> answered(List<ModelCall> made, Map<Long, String> questions) {
    var answered = new TreeMap<Integer, Set<String>>();
    atKill.forEach(
        (life, calls) -> {
          Set<String> done = calls.stream().map(questions::get).collect(Collectors.toSet());
          answered.put(life, done);
          underWay +=
              (int)
                  made.stream()
                      .filter(call -> call.life() == life && !done.contains(call.question()))
                      .count();
        });
    return answered;
  }

  /** The same cases, asked of a service that lives, whose answers are all the same. */
  private void assertSameAsUndisturbed(Map<Asked, JsonNode> advice) throws Exception {
    Path home = StubHome.make(folder.resolve("undisturbed"), models.url());
    try (var service = new ServiceProcess(home, "serve").start().ready();
        var clients = new Clients(service, 1, advice.size()).start(CLIENTS * 4)) {
      while (!clients.isThrough()) {
        Thread.sleep(50);
      }
      Map<Asked, JsonNode> other = advice(service, clients.finish());
      assertThat(other.keySet()).isEqualTo(advice.keySet());
      advice.forEach(
          (asked, one) ->
              assertThat(Outcome.of(one))
                  .as("plan and ledger of " + asked.token())
                  .isEqualTo(Outcome.of(other.get(asked))));
    }
  }
}
