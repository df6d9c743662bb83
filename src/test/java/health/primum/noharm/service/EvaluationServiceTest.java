package health.primum.noharm.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.pipeline.Busy;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.score.ScorerRevision;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationOrder;
import health.primum.noharm.service.journal.EvaluationOrder.ArmOrder;
import health.primum.noharm.service.journal.EvaluationState;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.noharm.work.Kept;
import health.primum.report.items.ItemLines;
import health.primum.store.Store;
import health.primum.store.StoreSettings;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.Mortal;
import health.primum.testsupport.OneTeam;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations carried out from the journal, by processes that may die. */
@Timeout(180)
class EvaluationServiceTest {
  private static final int CASES = 5;
  private static final Caller CALLER = new Caller("t", "u");

  @TempDir Path home;
  private final Team team = Fixtures.solo("a");
  private final Answers models = new Answers().says("a", "1. yes");
  private final HearingJudge judge = new HearingJudge();
  private Store store;
  private EvaluationService service;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(StoreSettings.in(home.resolve("data")).withSynced(false));
    service = service(team);
  }

  private EvaluationService service(Team known) throws IOException {
    return new EvaluationService(
        store, home, folder -> YesBenchmark.benchmark(CASES), new OneTeam(known), judge, models);
  }

  @AfterEach
  void close() {
    service.stop();
    store.close();
  }

  @Test
  void itLeavesTheFilesOfTheCommandLineToTheByte() throws Exception {
    Map<String, String> wanted = atTheCommandLine();
    service.start(Mortal.living());
    EvaluationId id = service.reception().accept(CALLER, order(2), Optional.empty());
    assertThat(ended(id).state()).isEqualTo(EvaluationState.DONE);
    assertThat(files(service.folder().resolve(id.value()))).isEqualTo(wanted);
    assertThat(wanted).containsKeys("report.json", "report.html", "differences.csv");
    assertThat(models.asked()).hasSize(2 * 2 * CASES);
  }

  @Test
  void whereverAProcessDiesTheNextGoesOnAndDoesNoStepTwice() throws Exception {
    Map<String, String> wanted = atTheCommandLine();
    Mortal counting = Mortal.living();
    service.start(counting);
    ended(service.reception().accept(CALLER, order(2), Optional.empty()));
    service.stop();
    int most = counting.done();
    assertThat(most).isGreaterThan(40);
    for (int nth = 2; nth <= most; nth += 9) {
      diesAt(nth, nth % 2 == 0, wanted);
    }
  }

  private void diesAt(int nth, boolean after, Map<String, String> wanted) throws Exception {
    models.asked().clear();
    judge.heard.clear();
    Mortal life = Mortal.dyingAt(nth, after);
    service.start(life);
    EvaluationId id = service.reception().accept(CALLER, order(2), Optional.empty());
    while (!life.isDead() && !isFinal(id)) {
      Thread.sleep(1);
    }
    service.stop();
    Thread.sleep(EvaluationService.LEASE.toMillis());
    List<String> before = kept(id);
    models.asked().clear();
    judge.heard.clear();
    service.start(Mortal.living());
    EvaluationStatus status = ended(id);
    service.stop();

    assertThat(status.state()).as("dead at %d", nth).isEqualTo(EvaluationState.DONE);
    assertThat(files(service.folder().resolve(id.value()))).as("dead at %d", nth).isEqualTo(wanted);
    // What was under way when it died is asked again; what was finished is not.
    assertThat(asked()).as("dead at %d", nth).noneMatch(of(before, "answer ")::contains);
    assertThat(judge.heard).as("dead at %d", nth).noneMatch(of(before, "verdict ")::contains);
    assertThat(kept(id)).as("dead at %d", nth).hasSize(2 * 2 * CASES).doesNotHaveDuplicates();
    List<Event> events = service.journal.events(id, 0, 1000);
    assertThat(events.stream().filter(e -> e.kind() == Event.Kind.PROGRESS)).hasSize(2 * CASES);
    assertThat(events.stream().filter(e -> e.kind() == Event.Kind.DONE)).hasSize(1);
    assertThat(events.getLast().kind()).isEqualTo(Event.Kind.DONE);
  }

  @Test
  void anItemWithoutAnAnswerCountsAsAtTheCommandLine() throws Exception {
    models.does(
        "a",
        request ->
            request.clinicalCase().id().value().equals("A001")
                ? new ModelReply.Failed(Failure.TIMED_OUT, "told to")
                : Answers.said("1. yes"));
    Map<String, String> wanted = atTheCommandLine();
    service.start(Mortal.living());
    EvaluationId id = service.reception().accept(CALLER, order(2), Optional.empty());
    assertThat(ended(id).state()).isEqualTo(EvaluationState.DONE);
    assertThat(files(service.folder().resolve(id.value()))).isEqualTo(wanted);
    assertThat(wanted.get("report.json")).contains("a TIMED_OUT");
  }

  @Test
  void whoOrdersAgainGetsWhatWasAcceptedThoughThereIsNoRoom() {
    var key = Optional.of(new Repeatable("key", Fingerprint.of("body")));
    EvaluationId first = service.reception(1).accept(CALLER, order(1), key);
    assertThatThrownBy(() -> service.reception(1).accept(CALLER, order(1), Optional.empty()))
        .isInstanceOf(Busy.class);
    assertThat(service.reception(1).accept(CALLER, order(1), key)).isEqualTo(first);
    service.journal.cancel(first);
  }

  @Test
  void itsMoneyIsOneForAllProcesses() {
    EvaluationId id = service.reception().accept(CALLER, order(1), Optional.empty());
    store.holders().alive("one", Duration.ofMinutes(1));
    store.holders().alive("two", Duration.ofMinutes(1));
    EvaluationOrder bounded = service.journal.find(id).orElseThrow().order();
    assertThat(bounded.budget()).as("the service's own bound").isEqualByComparingTo("1");
    Budget one = Budget.kept(BigDecimal.ONE, new JournalPurse(service.journal, id, "one"));
    Budget two = Budget.kept(BigDecimal.ONE, new JournalPurse(service.journal, id, "two"));
    var first = one.reserve(new BigDecimal("0.7")).orElseThrow();
    assertThat(two.reserve(new BigDecimal("0.4"))).isEmpty();
    first.settle(new BigDecimal("0.6"));
    assertThat(two.reserve(new BigDecimal("0.41"))).isEmpty();
    assertThat(two.reserve(new BigDecimal("0.4"))).isPresent();
  }

  @Test
  void twoProcessesShareItsItems() throws Exception {
    service.start(Mortal.living());
    service.start(Mortal.living());
    EvaluationId id = service.reception().accept(CALLER, order(4), Optional.empty());
    assertThat(ended(id).state()).isEqualTo(EvaluationState.DONE);
    assertThat(models.asked()).hasSize(4 * CASES);
    assertThat(asked()).doesNotHaveDuplicates();
  }

  @Test
  void calledOffItStopsAsking() throws Exception {
    models.hangs("a");
    var process = service.start(Mortal.living());
    EvaluationId id = service.reception().accept(CALLER, order(1), Optional.empty());
    while (models.asked().size() < 3) {
      Thread.sleep(1);
    }
    assertThat(service.reception().cancel(id)).isTrue();
    assertThat(service.reception().cancel(id)).isFalse();
    while (!process.crew().isIdle()) {
      Thread.sleep(1);
    }
    assertThat(models.asked()).hasSize(3);
    assertThat(service.journal.find(id).orElseThrow().state()).isEqualTo(EvaluationState.CANCELLED);
  }

  @Test
  void aTeamThatIsConfiguredOtherwiseNowIsNotEvaluatedInItsName() throws Exception {
    EvaluationId id = service.reception().accept(CALLER, order(1), Optional.empty());
    service =
        service(
            new Team(
                team.id(),
                team.members(),
                team.protocol(),
                team.quorum(),
                team.deadline(),
                null,
                health.primum.agent.Fingerprint.of("changed")));
    service.start(Mortal.living());
    EvaluationStatus status = ended(id);
    assertThat(status.state()).isEqualTo(EvaluationState.FAILED);
    assertThat(status.failure()).contains("when the evaluation was accepted: arm yes is");
    assertThat(models.asked()).isEmpty();
  }

  @Test
  void namesThatAreNotThereAreRefused() {
    assertRefused("benchmark", order("../yes", "solo", "lexical", null, 0.02));
    assertRefused("arms", order("yes", "nobody", "lexical", null, 0.02));
    assertRefused("judges", order("yes", "solo", "recorded:/etc/passwd", null, 0.02));
    assertRefused("baseline", order("yes", "solo", "lexical", "nobody", 0.02));
    assertRefused("margin", order("yes", "solo", "lexical", null, 2));
  }

  private static EvaluationOrder order(
      String benchmark, String team, String judge, String baseline, double margin) {
    return new EvaluationOrder(
        benchmark,
        List.of(new ArmOrder("yes", team)),
        List.of(judge),
        ScorerRevision.R2026_07,
        3,
        1,
        baseline,
        margin,
        /* budget= */ null);
  }

  private void assertRefused(String field, EvaluationOrder order) {
    assertThatThrownBy(() -> service.orders.open(order, Budget.unlimited()))
        .isInstanceOfSatisfying(
            FaultyInput.class,
            faulty -> assertThat(faulty.faults().getFirst().where()).isEqualTo(field));
  }

  private Map<String, String> atTheCommandLine() throws IOException {
    Path folder = home.resolve("cli");
    Files.createDirectories(folder);
    EvaluationService.files()
        .write(
            service.run().run(service.orders.open(order(2), Budget.unlimited())),
            folder,
            /* bands= */ null);
    return files(folder);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private EvaluationStatus ended(EvaluationId id) throws InterruptedException {
    while (!isFinal(id)) {
      Thread.sleep(5);
    }
    return service.journal.find(id).orElseThrow();
  }

  private boolean isFinal(EvaluationId id) {
    return service.journal.find(id).orElseThrow().state().isFinal();
  }

  /** Every step that the journal has, e.g. {@code answer A000 1}. */
  private List<String> kept(EvaluationId id) throws SQLException {
    var steps = new ArrayList<String>();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:async:" + home.resolve("data").resolve("journal"), "primum", "");
        var query =
            connection.prepareStatement(
                "select document from evaluation_step where evaluation_id = ?")) {
      query.setString(1, id.value());
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        Kept step = new ItemLines().read(rows.getString(1));
        steps.add(
            (step instanceof Kept.Answer ? "answer " : "verdict ")
                + step.item().variant()
                + " "
                + step.item().trial());
      }
    }
    return steps;
  }

  private static List<String> of(List<String> steps, String kind) {
    return steps.stream()
        .filter(step -> step.startsWith(kind))
        .map(step -> step.substring(kind.length()))
        .toList();
  }

  private List<String> asked() {
    return models.asked().stream().map(EvaluationServiceTest::item).toList();
  }

  private static String item(ModelRequest request) {
    return request.clinicalCase().id() + " " + request.trial();
  }

  private static EvaluationOrder order(int repeats) {
    return new EvaluationOrder(
        "yes", arms(), judges(), ScorerRevision.R2026_07, 3, repeats, null, 0.02, null);
  }

  private static List<ArmOrder> arms() {
    return List.of(new ArmOrder("yes", new TeamId("solo").value()));
  }

  private static List<String> judges() {
    return List.of("lexical");
  }

  /** Finds the word, and remembers what it was asked about. */
  private static final class HearingJudge implements Judge {
    private final Judge yes = YesBenchmark.judge();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      heard.add(answer.variant() + " " + answer.trial());
      return yes.judge(answer, rubric);
    }

    @Override
    public String name() {
      return yes.name();
    }
  }
}
