package health.primum.consult.deliberation;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelListener;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Price;
import health.primum.agent.Proposal;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Provenance;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.llm.LiveModels;
import health.primum.llm.provider.Keys;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.LogCapture;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Asks a team for every cell of the matrix, several cells at once, through the production path to a
 * stub server, and keeps what came of it.
 */
final class FailureMatrix implements AutoCloseable {
  static final String KEY = "sk-do-not-show";
  static final String NARRATIVE = "Mrs Secret, 60, has chest pain. What next?";
  static final List<String> MEMBERS = List.of("a", "b", "c", "d");
  static final int QUORUM = 2;
  static final Duration DEADLINE = Duration.ofMillis(800);

  /** A twentieth more, and a fixed allowance for a machine that does other work meanwhile. */
  static final Duration IN_TIME = DEADLINE.multipliedBy(105).dividedBy(100).plusMillis(150);

  private static final Duration MEMBER_DEADLINE = Duration.ofMillis(750);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final int CELLS_AT_ONCE = 4;

  /**
   * A field of the matrix.
   *
   * @param failing how many members are in trouble
   */
  record Cell(Trouble trouble, int failing) {
    String provider() {
      return trouble.label() + "-" + failing;
    }

    boolean fails(String member) {
      return MEMBERS.indexOf(member) < failing;
    }

    boolean isInterrupted() {
      return trouble == Trouble.INTERRUPTED && failing > 0;
    }

    String model(String member) {
      return (fails(member) ? trouble.label() : "sound") + "/" + provider() + "/" + member;
    }
  }

  /**
   * What came of it.
   *
   * @param startedMillis on the clock of the stub server
   */
  record Result(Advice advice, Duration elapsed, boolean interrupted, long startedMillis) {}

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().containerThreads(100));
  private final LogCapture logs =
      new LogCapture(
          "health.primum", "dev.langchain4j", "io.smallrye", "java.net.http", "jdk.httpclient");
  private final Map<Cell, Result> results = new ConcurrentHashMap<>();
  private final AtomicInteger providers = new AtomicInteger();
  private final Path tapeFolder;

  FailureMatrix(Path tapeFolder) {
    this.tapeFolder = tapeFolder;
    server.start();
    stub("sound", Trouble.sound());
    for (Trouble trouble : Trouble.values()) {
      stub(trouble.label(), trouble.response());
    }
  }

  static Stream<Cell> cells() {
    return Stream.of(Trouble.values())
        .flatMap(
            trouble ->
                Stream.iterate(0, k -> k <= MEMBERS.size(), k -> k + 1)
                    .map(k -> new Cell(trouble, k)));
  }

  void askAll() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService consults = Executors.newFixedThreadPool(CELLS_AT_ONCE)) {
      var live =
          new LiveModels(
              new Keys(name -> name.endsWith("_API_KEY") ? KEY : null),
              ModelListener.NONE,
              threads,
              new Random(1),
              Clock.systemUTC(),
              true);
      var deliberation = Fixtures.deliberation(troubled(live.client()));
      askAll(consults, deliberation, WARM_UP, warmUp());
      results.clear();
      server.resetRequests();
      live.tape().record(tapeFolder);
      askAll(consults, deliberation, DEADLINE, cells());
    }
    // A request that comes too late would come meanwhile.
    Thread.sleep(300);
  }

  /** Cells of no matrix, so that all code is loaded before the clock runs. */
  private static Stream<Cell> warmUp() {
    return Stream.concat(
        Stream.of(new Cell(Trouble.JUNK, 0)),
        Stream.of(Trouble.values()).map(trouble -> new Cell(trouble, MEMBERS.size() + 1)));
  }

  private void askAll(
      ExecutorService consults, Deliberation deliberation, Duration deadline, Stream<Cell> cells)
      throws Exception {
    List<Future<?>> asked = new ArrayList<>();
    cells.forEach(
        cell ->
            asked.add(
                consults.submit(
                    () -> results.put(cell, askInPeace(deliberation, cell, deadline)))));
    for (Future<?> one : asked) {
      one.get();
    }
  }

  Result result(Cell cell) {
    return Optional.ofNullable(results.get(cell)).orElseThrow();
  }

  /** When the stub server got the requests for a member, on the clock of {@link Result}. */
  List<Long> arrivals(Cell cell, String member) {
    return server.getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getBodyAsString().contains("/" + cell.provider() + "/" + member))
        .map(request -> request.getLoggedDate().getTime())
        .toList();
  }

  String logs() {
    return logs.text();
  }

  List<String> tape() throws IOException {
    try (Stream<Path> files = Files.list(tapeFolder)) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  @Override
  public void close() {
    logs.close();
    server.stop();
  }

  private void stub(
      String model, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response) {
    server.stubFor(
        any(anyUrl())
            .withRequestBody(matchingJsonPath("$.model", matching(model + "/.*")))
            .willReturn(response));
  }

  /** Live models, except where the trouble is on this side of the wire. */
  private static ModelClient troubled(ModelClient live) {
    return request -> {
      String model = request.agent().model();
      if (model.startsWith(Trouble.THROWS.label() + "/")) {
        throw new IllegalStateException(KEY + NARRATIVE);
      }
      return model.startsWith(Trouble.STUCK.label() + "/") ? stuck(request) : live.call(request);
    };
  }

  private static ModelReply stuck(ModelRequest request) {
    long until = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
    while (System.nanoTime() < until) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException unheard) {
        // That is what being stuck means.
      }
    }
    throw new IllegalStateException("nobody waits any more for " + request.agent().id());
  }

  /**
   * Asks again, twice at most, where time ran out for a member that was not to be slow, or for the
   * consult: a machine that does other work may stall for as long as a deadline lasts here. What is
   * wrong is wrong each time.
   */
  private Result askInPeace(Deliberation deliberation, Cell cell, Duration deadline)
      throws InterruptedException {
    Result result = ask(deliberation, cell, deadline);
    for (int again = 0;
        again < 2 && deadline.equals(DEADLINE) && isDisturbed(cell, result);
        again++) {
      result = ask(deliberation, cell, deadline);
    }
    return result;
  }

  private static boolean isDisturbed(Cell cell, Result result) {
    return result.elapsed().compareTo(IN_TIME) > 0
        || result.advice().provenance().members().stream()
            .map(Provenance.Member::answer)
            .anyMatch(
                answer ->
                    answer instanceof Abstention abstention
                        && abstention.failure() == Failure.TIMED_OUT
                        && !(cell.fails(answer.agent().value())
                            && cell.trouble().failure == Failure.TIMED_OUT));
  }

  private Result ask(Deliberation deliberation, Cell cell, Duration deadline)
      throws InterruptedException {
    var request =
        ConsultRequest.of(
            new ConsultId(cell.provider()),
            ClinicalCase.of(new CaseId("Test001"), NARRATIVE),
            team(cell, deadline));
    var proposed = new AtomicInteger();
    ConsultListener listener =
        new ConsultListener() {
          @Override
          public void answered(ConsultId consult, Provenance.Member member) {
            if (member.answer() instanceof Proposal) {
              proposed.incrementAndGet();
            }
          }
        };
    var result = new AtomicReference<Result>();
    Thread consult =
        Thread.ofVirtual()
            .start(
                () -> {
                  long startedMillis = System.currentTimeMillis();
                  long start = System.nanoTime();
                  Advice advice = deliberation.deliberate(request, listener);
                  var elapsed = Duration.ofNanos(System.nanoTime() - start);
                  boolean flag = Thread.currentThread().isInterrupted();
                  result.set(new Result(advice, elapsed, flag, startedMillis));
                });
    if (cell.isInterrupted()) {
      while (consult.isAlive()
          && (proposed.get() < MEMBERS.size() - cell.failing()
              || arrivals(cell, "").size() < MEMBERS.size())) {
        Thread.sleep(10);
      }
      // Until those who answered are heard.
      Thread.sleep(30);
      consult.interrupt();
    }
    consult.join();
    return result.get();
  }

  private Team team(Cell cell, Duration deadline) {
    var provider =
        new Provider(
            // Its own guards each time.
            cell.provider() + "-" + providers.incrementAndGet(),
            Api.OPENAI,
            URI.create(server.baseUrl() + "/v1"),
            "",
            Optional.empty(),
            "",
            Provider.DEFAULT_CONCURRENT,
            // A pause that nobody asked for could last most of the deadline.
            cell.trouble() == Trouble.RESET ? 0 : 1,
            Optional.empty());
    Duration each = deadline.equals(DEADLINE) ? MEMBER_DEADLINE : deadline;
    boolean dear = cell.trouble() == Trouble.TOO_DEAR;
    return new Team(
        new TeamId("team"),
        MEMBERS.stream().map(member -> agent(cell, member, provider, each)).toList(),
        new Protocol.Vote(new ConsensusRule.Any()),
        QUORUM,
        deadline,
        dear ? new BigDecimal("0.01") : null,
        Fingerprint.of("team"));
  }

  private static AgentSpec agent(Cell cell, String member, Provider provider, Duration deadline) {
    BigDecimal price = BigDecimal.valueOf(cell.fails(member) ? 1_000 : 0);
    return new AgentSpec(
        new AgentId(member),
        new ModelSource.Live(provider),
        cell.model(member),
        "generalist",
        Fixtures.aPrompt(),
        0.0,
        500,
        StructuredOutput.NATIVE,
        deadline,
        new Price(price, price, null),
        Fingerprint.of(member));
  }
}
