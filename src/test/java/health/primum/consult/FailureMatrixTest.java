package health.primum.consult;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Fingerprint;
import health.primum.agent.MemberAnswer;
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
import health.primum.clinical.Recommendation;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Advice.Advised;
import health.primum.consult.Advice.Escalated;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to fail times every number of members that fail, over a real wire: whatever happens, a
 * consult ends in time, says who gave no answer and why, and counts only what is left.
 */
class FailureMatrixTest {
  static final String KEY = "sk-do-not-show";
  static final String NARRATIVE = "Mrs Secret, 60, has chest pain. What next?";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MEMBERS = List.of("a", "b", "c", "d");
  private static final int QUORUM = 2;
  private static final Duration MEMBER_DEADLINE = Duration.ofMillis(750);
  private static final Duration DEADLINE = Duration.ofMillis(800);

  /** A twentieth more, and a fixed allowance for a machine that does other work meanwhile. */
  private static final Duration IN_TIME = DEADLINE.multipliedBy(105).dividedBy(100).plusMillis(150);

  private static final int CELLS_AT_ONCE = 4;

  @TempDir static Path tapeFolder;

  private static final WireMockServer SERVER =
      new WireMockServer(options().dynamicPort().containerThreads(100));
  private static final Map<Cell, Result> RESULTS = new ConcurrentHashMap<>();
  private static LogCapture logs;
  private static List<ServeEvent> requests;

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

  static Stream<Cell> cells() {
    return Stream.of(Trouble.values())
        .flatMap(
            trouble ->
                Stream.iterate(0, k -> k <= MEMBERS.size(), k -> k + 1)
                    .map(k -> new Cell(trouble, k)));
  }

  @BeforeAll
  static void askAll() throws Exception {
    SERVER.start();
    stub("sound", Trouble.sound());
    for (Trouble trouble : Trouble.values()) {
      stub(trouble.label(), trouble.response());
    }
    logs =
        new LogCapture(
            "health.primum", "dev.langchain4j", "io.smallrye", "java.net.http", "jdk.httpclient");
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
      live.tape().record(tapeFolder);
      var deliberation = Fixtures.deliberation(troubled(live.client()));
      // Classes are loaded before the clock runs.
      ask(deliberation, new Cell(Trouble.JUNK, 1), Duration.ofSeconds(20), "warm-up");
      List<Future<?>> asked = new ArrayList<>();
      cells()
          .forEach(
              cell ->
                  asked.add(
                      consults.submit(
                          () ->
                              RESULTS.put(
                                  cell, ask(deliberation, cell, DEADLINE, cell.provider())))));
      for (Future<?> one : asked) {
        one.get();
      }
    }
    // A request that comes too late would come meanwhile.
    Thread.sleep(300);
    requests = SERVER.getAllServeEvents();
  }

  @AfterAll
  static void stop() {
    logs.close();
    SERVER.stop();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyMemberThatFailsIsNamedWithItsReason(Cell cell) {
    List<Provenance.Member> members = result(cell).advice().provenance().members();
    assertThat(members).extracting(m -> m.agent().id().value()).isEqualTo(MEMBERS);
    for (Provenance.Member member : members) {
      MemberAnswer answer = member.answer();
      if (cell.fails(answer.agent().value())) {
        assertThat(answer).isInstanceOf(Abstention.class);
        var abstention = (Abstention) answer;
        assertThat(abstention.failure()).as(abstention.detail()).isEqualTo(cell.trouble().failure);
        assertThat(abstention.detail()).isNotBlank().doesNotContain("Secret").doesNotContain(KEY);
      } else {
        assertThat(answer).as("%s of %s", answer, cell).isInstanceOf(Proposal.class);
      }
    }
    assertThat(AdviceDocument.of(result(cell).advice()).labels())
        .filteredOn(label -> label.startsWith("INCOMPLETE"))
        .isEqualTo(
            MEMBERS.stream()
                .filter(cell::fails)
                .map(m -> "INCOMPLETE: " + m + " gave no answer (" + cell.trouble().failure + ")")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void advisesWhereAQuorumIsLeftAndEscalatesElse(Cell cell) {
    Advice advice = result(cell).advice();
    if (MEMBERS.size() - cell.failing() >= QUORUM) {
      assertThat(advice).isInstanceOf(Advised.class);
      assertThat(((Advised) advice).plan().recommendations())
          .extracting(Recommendation::text)
          .containsExactly("Order ECG");
    } else {
      assertThat(advice).isInstanceOf(Escalated.class);
      assertThat(((Escalated) advice).reason()).isEqualTo(Advice.Reason.NO_QUORUM);
      assertThat(((Escalated) advice).partial()).hasSize(MEMBERS.size() - cell.failing());
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void endsInTimeAndAsksNobodyAfterwards(Cell cell) {
    Result result = result(cell);
    assertThat(result.elapsed()).isLessThanOrEqualTo(IN_TIME);
    assertThat(result.advice().provenance().elapsed()).isLessThanOrEqualTo(result.elapsed());
    assertThat(arrivals(requests, cell, ""))
        .allMatch(at -> at - result.startedMillis() <= IN_TIME.toMillis());
    for (String member : MEMBERS) {
      boolean asked = cell.trouble().sendsRequests() || !cell.fails(member);
      assertThat(arrivals(requests, cell, member))
          .as("requests of %s", member)
          .matches(r -> !r.isEmpty() == asked);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anInterruptionStaysWithTheThreadThatWasInterrupted(Cell cell) {
    boolean stopped = cell.trouble() == Trouble.INTERRUPTED && cell.failing() > 0;
    assertThat(result(cell).interrupted()).isEqualTo(stopped);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noKeyAndNoRecordStandInTheAdvice(Cell cell) throws IOException {
    assertThat(JSON.writeValueAsString(AdviceDocument.of(result(cell).advice())))
        .doesNotContain(KEY)
        .doesNotContain("Secret");
  }

  @Test
  void noKeyAndNoRecordStandInLogsOrOnTheTape() throws IOException {
    assertThat(logs.text()).isNotBlank().doesNotContain(KEY).doesNotContain("Secret");
    try (Stream<Path> files = Files.list(tapeFolder)) {
      String tape = Files.readString(files.findFirst().orElseThrow());
      assertThat(tape).doesNotContain(KEY).doesNotContain("Secret");
      cells()
          .flatMap(cell -> MEMBERS.stream().map(member -> Map.entry(cell, member)))
          .filter(e -> !e.getKey().fails(e.getValue()) || e.getKey().trouble().sendsRequests())
          .forEach(e -> assertThat(tape).contains(e.getKey().model(e.getValue())));
    }
  }

  /**
   * Else a replay would give another reason, and meters and circuits would not see time run out.
   */
  @Test
  void theTapeTellsTheSameReasonAsTheAdvice() throws IOException {
    var reasons = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(tapeFolder)) {
      for (String line : Files.readAllLines(files.findFirst().orElseThrow())) {
        JsonNode call = JSON.readTree(line);
        reasons.put(call.path("model").asText(), call.path("failure").asText());
      }
    }
    cells()
        // Two answers in no shape are kept as they came.
        .filter(cell -> cell.trouble().sendsRequests() && cell.trouble() != Trouble.JUNK)
        .flatMap(cell -> MEMBERS.stream().filter(cell::fails).map(m -> Map.entry(cell, m)))
        .forEach(
            e ->
                assertThat(reasons)
                    .containsEntry(
                        e.getKey().model(e.getValue()), e.getKey().trouble().failure.name()));
  }

  private static Result result(Cell cell) {
    assertThat(RESULTS).containsKey(cell);
    return RESULTS.get(cell);
  }

  private static List<Long> arrivals(List<ServeEvent> requests, Cell cell, String member) {
    return requests.stream()
        .filter(
            e -> e.getRequest().getBodyAsString().contains("/" + cell.provider() + "/" + member))
        .map(e -> e.getRequest().getLoggedDate().getTime())
        .toList();
  }

  private static void stub(
      String model, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response) {
    SERVER.stubFor(
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

  private static Result ask(Deliberation deliberation, Cell cell, Duration deadline, String id)
      throws InterruptedException {
    var request =
        ConsultRequest.of(
            new ConsultId(id),
            ClinicalCase.of(new CaseId("Test001"), NARRATIVE),
            team(cell, deadline));
    var others = new CountDownLatch(MEMBERS.size() - cell.failing());
    ConsultListener listener =
        new ConsultListener() {
          @Override
          public void answered(ConsultId consult, MemberAnswer answer, Duration took) {
            if (answer instanceof Proposal) {
              others.countDown();
            }
          }
        };
    var results = new ArrayList<Result>();
    Thread consult =
        Thread.ofVirtual()
            .start(
                () -> {
                  long startedMillis = System.currentTimeMillis();
                  long start = System.nanoTime();
                  Advice advice = deliberation.deliberate(request, listener);
                  var elapsed = Duration.ofNanos(System.nanoTime() - start);
                  results.add(
                      new Result(
                          advice, elapsed, Thread.currentThread().isInterrupted(), startedMillis));
                });
    if (cell.trouble() == Trouble.INTERRUPTED && cell.failing() > 0) {
      others.await();
      while (arrivals(SERVER.getAllServeEvents(), cell, "").size() < MEMBERS.size()) {
        Thread.sleep(10);
      }
      // Until those who answered are heard.
      Thread.sleep(30);
      consult.interrupt();
    }
    consult.join();
    return results.getFirst();
  }

  private static Team team(Cell cell, Duration deadline) {
    var provider =
        new Provider(
            cell.provider(),
            Api.OPENAI,
            URI.create(SERVER.baseUrl() + "/v1"),
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
