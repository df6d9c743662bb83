package health.primum.consult.pipeline;

import static health.primum.testsupport.Fixtures.aCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.ConsultId;
import health.primum.consult.Team;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.State;
import health.primum.testsupport.Answers;
import health.primum.testsupport.DelphiPanel;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.InMemoryJournal;
import health.primum.testsupport.Mortal;
import health.primum.testsupport.MovingClock;
import health.primum.testsupport.Processes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final Caller CALLER = new Caller("t", "u");
  private static final Duration SOON = Duration.ofSeconds(10);

  private final MovingClock clock = new MovingClock();
  private final InMemoryJournal journal = new InMemoryJournal(clock);
  private final DelphiPanel panel =
      new DelphiPanel()
          .member("a", "1. Order tryptase\n2. Give adrenaline", Map.of("tryptase", 8))
          .member("b", "1. Give adrenaline", Map.of("tryptase", 7))
          .member("c", "1. Give adrenaline\n2. Admit the patient", Map.of("Admit", 5));
  private final Team team = DelphiPanel.team(2, "a", "b", "c");
  private final Processes processes = new Processes(journal, panel.models(), clock, team);

  @AfterEach
  void stop() {
    processes.stop();
  }

  @Test
  void aConsultIsCarriedOutAndTellsHowItGoes() throws Exception {
    var process = processes.start(Mortal.living());
    ConsultId id = process.reception().accept(asking(team, Optional.empty()));
    Consult consult = ended(process, id);
    assertThat(consult.state()).isEqualTo(State.ADVISED);
    assertThat(consult.advice()).isNotNull();
    assertThat(consult.advice().plan().recommendations()).hasSize(3);
    List<Event> events = journal.events(id, 0, 100);
    assertThat(events.stream().map(Event::kind))
        .startsWith(Event.Kind.ACCEPTED, Event.Kind.STARTED)
        .contains(
            Event.Kind.MEMBER_STARTED,
            Event.Kind.MEMBER_PROPOSED,
            Event.Kind.POOLED,
            Event.Kind.MEMBER_RATED,
            Event.Kind.RATED)
        .endsWith(Event.Kind.DECIDED, Event.Kind.DONE);
    assertThat(panel.models().asked()).hasSize(6);
  }

  @Test
  void whereverAProcessDiesTheNextGoesOnAndAsksNothingTwice() throws Exception {
    int most = writings();
    assertThat(most).isGreaterThan(30);
    for (int nth = 1; nth <= most; nth += 7) {
      diesAt(nth, nth % 2 == 0, processes::start);
    }
  }

  @Test
  void theSameWhereTheProcessTakesWhatItAccepts() throws Exception {
    // The first are of its start, before it accepts anything.
    for (int nth = 3; nth <= 30; nth += 3) {
      diesAt(nth, nth % 2 == 0, processes::startTaking);
    }
  }

  private int writings() throws Exception {
    Mortal life = Mortal.living();
    var process = processes.start(life);
    ended(process, process.reception().accept(asking(team, Optional.empty())));
    processes.stop();
    return life.done();
  }

  private void diesAt(int nth, boolean after, Function<Mortal, Processes.Process> starting)
      throws Exception {
    panel.models().asked().clear();
    Mortal life = Mortal.dyingAt(nth, after);
    var first = starting.apply(life);
    ConsultId id = first.reception().accept(asking(team, Optional.empty()));
    while (!life.isDead() && !journal.find(id).orElseThrow().state().isFinal()) {
      Thread.sleep(1);
    }
    processes.stop();
    clock.move(Processes.LEASE.multipliedBy(3));
    List<String> finished =
        journal.claim(id, "looker").stream()
            .flatMap(claim -> claim.replies().keySet().stream())
            .map(key -> key.agent() + " " + key.form())
            .toList();
    List<String> before = asked();
    panel.models().asked().clear();
    Consult consult = ended(processes.start(Mortal.living()), id);
    processes.stop();

    assertThat(consult.state()).as("dead at %d", nth).isEqualTo(State.ADVISED);
    assertThat(consult.advice().plan().recommendations()).as("dead at %d", nth).hasSize(3);
    assertThat(asked())
        .as("asked again, dead at %d after %s", nth, before)
        .noneMatch(finished::contains);
    List<Event> events = journal.events(id, 0, 1000);
    assertThat(events.stream().map(Event::sequence))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, events.size()).boxed().collect(Collectors.toList()));
    assertThat(events.stream().filter(e -> e.kind() == Event.Kind.DONE)).hasSize(1);
    assertThat(events.getLast().kind()).isEqualTo(Event.Kind.DONE);
    assertThat(
            events.stream()
                .filter(e -> e.kind() != Event.Kind.STARTED)
                .map(e -> e.kind() + "" + e.data().get("agent") + e.data().get("step")))
        .doesNotHaveDuplicates();
  }

  private List<String> asked() {
    return panel.models().asked().stream().map(r -> r.agent().id() + " " + r.form()).toList();
  }

  @Test
  void whatAProcessAcceptsItCarriesOutWithoutAMessage() throws Exception {
    var process = processes.startTaking(Mortal.living());
    ConsultId id = process.reception().accept(asking(team, Optional.empty()));
    assertThat(journal.events(id, 0, 2).stream().map(Event::kind))
        .containsExactly(Event.Kind.ACCEPTED, Event.Kind.STARTED);
    assertThat(ended(process, id).state()).isEqualTo(State.ADVISED);
    assertThat(panel.models().asked()).hasSize(6);
  }

  @Test
  void whatAProcessThatIsStoppingAcceptsGoesToAnother() throws Exception {
    var stopping = processes.startTaking(Mortal.living());
    stopping.crew().close();
    ConsultId id = stopping.reception().accept(asking(team, Optional.empty()));
    assertThat(journal.find(id).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    var other = processes.start(Mortal.living());
    clock.move(Processes.LEASE.multipliedBy(3));
    assertThat(ended(other, id).state()).isEqualTo(State.ADVISED);
  }

  @Test
  void twoProcessesShareTheWork() throws Exception {
    var one = processes.start(Mortal.living());
    var two = processes.start(Mortal.living());
    List<ConsultId> ids =
        LongStream.range(0, 40)
            .mapToObj(i -> one.reception().accept(asking(team, Optional.empty())))
            .toList();
    for (ConsultId id : ids) {
      assertThat(ended(two, id).state()).isEqualTo(State.ADVISED);
    }
    assertThat(panel.models().asked()).hasSize(40 * 6);
  }

  @Test
  void aConsultCalledOffStopsSpending() throws Exception {
    var models = new Answers().hangs("a");
    var own = Fixtures.solo("a");
    try (var alone = new Processes(journal, models, clock, own)) {
      var process = alone.start(Mortal.living());
      ConsultId id = process.reception().accept(asking(own, Optional.empty()));
      while (models.asked().isEmpty()) {
        Thread.sleep(1);
      }
      assertThat(process.reception().cancel(id)).isTrue();
      assertThat(process.reception().cancel(id)).isFalse();
      assertThat(ended(process, id).state()).isEqualTo(State.CANCELLED);
      while (!process.crew().isIdle()) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void aConsultThatIsCalledOffAsksNobodyAnyMore() throws Exception {
    var models =
        new Answers().says("a", "1. Order tryptase").says("b", "1. Order tryptase").hangs("c");
    try (var alone = new Processes(journal, models, clock, team)) {
      var process = alone.startTaking(Mortal.living());
      ConsultId id = process.reception().accept(asking(team, Optional.empty()));
      while (journal.events(id, 0, 100).stream()
              .filter(e -> e.kind() == Event.Kind.MEMBER_PROPOSED)
              .count()
          < 2) {
        Thread.sleep(1);
      }
      assertThat(process.reception().cancel(id)).isTrue();
      while (!process.crew().isIdle()) {
        Thread.sleep(1);
      }
      assertThat(models.asked()).as("two answered, so the next step would rate").hasSize(3);
    }
  }

  @Test
  void aDeadlineThatPassedMeanwhileEndsWithWhatWasFinished() throws Exception {
    var models = new Answers().says("a", "1. Order tryptase").hangs("b");
    var two = Fixtures.aTeam(new ConsensusRule.Majority(), "a", "b");
    try (var alone = new Processes(journal, models, clock, two)) {
      Mortal life = Mortal.living();
      var process = alone.start(life);
      ConsultId id = process.reception().accept(asking(two, Optional.empty()));
      while (journal.events(id, 0, 100).stream()
          .noneMatch(e -> e.kind() == Event.Kind.MEMBER_PROPOSED)) {
        Thread.sleep(1);
      }
      alone.stop();
      clock.move(Duration.ofMinutes(10));
      Consult consult = ended(alone.start(Mortal.living()), id);
      assertThat(consult.state()).isEqualTo(State.ESCALATED);
      assertThat(consult.advice().members())
          .extracting(m -> m.agent() + " " + m.outcome() + " " + m.failure())
          .containsExactly("a proposed null", "b abstained TIMED_OUT");
      assertThat(models.asked().stream().filter(r -> r.agent().id().value().equals("a")))
          .hasSize(1);
    }
  }

  @Test
  void aTeamThatIsConfiguredOtherwiseLeavesAConsultToOneThatIsAsItWas() throws Exception {
    ConsultId id = acceptedByOneThatDies();
    try (var later = new Processes(journal, panel.models(), clock, changed())) {
      later.start(Mortal.living());
      Thread.sleep(Processes.LEASE.multipliedBy(2));
      assertThat(journal.find(id).orElseThrow().state()).isEqualTo(State.ACCEPTED);
      // Else it may be the one that gets the only message.
      later.stop();
      clock.move(Duration.ofSeconds(1));
      assertThat(ended(processes.start(Mortal.living()), id).state()).isEqualTo(State.ADVISED);
      assertThat(panel.models().asked()).hasSize(6);
    }
  }

  @Test
  void aTeamThatNobodyHasAnyMoreIsNotAskedInItsName() throws Exception {
    ConsultId id = acceptedByOneThatDies();
    clock.move(team.deadline().plusSeconds(1));
    try (var later = new Processes(journal, panel.models(), clock, changed())) {
      Consult consult = ended(later.start(Mortal.living()), id);
      assertThat(consult.state()).isEqualTo(State.FAILED);
      assertThat(consult.failure()).contains("no worker has the team as it was");
      assertThat(panel.models().asked()).isEmpty();
    }
  }

  private ConsultId acceptedByOneThatDies() {
    var dead = processes.start(Mortal.dyingAt(1, false));
    ConsultId id = dead.reception().accept(asking(team, Optional.empty()));
    processes.stop();
    clock.move(Duration.ofSeconds(1));
    return id;
  }

  private Team changed() {
    return new Team(
        team.id(),
        team.members(),
        team.protocol(),
        team.quorum(),
        team.deadline(),
        team.budget(),
        Fingerprint.of("changed"));
  }

  @Test
  void nothingIsTakenBeforeTheProcessHasSaidThatItIsThere() throws Exception {
    ConsultId id = acceptedByOneThatDies();
    journal.outOfReach(true);
    var process = processes.start(Mortal.living());
    Thread taking = Thread.startVirtualThread(() -> process.crew().consultRequested(id.value()));
    journal.outOfReach(false);
    assertThat(taking.join(Duration.ofMillis(50))).as("no sign of life yet").isFalse();
    assertThat(ended(process, id).state()).isEqualTo(State.ADVISED);
  }

  @Test
  void stoppingWaitsForWhatIsInHandAndHandsOverTheRest() throws Exception {
    var go = new CountDownLatch(1);
    var models = new Answers().does("a", request -> once(go, request));
    var own = Fixtures.solo("a");
    try (var alone = new Processes(journal, models, clock, own)) {
      var process = alone.start(Mortal.living());
      ConsultId id = process.reception().accept(asking(own, Optional.empty()));
      while (models.asked().isEmpty()) {
        Thread.sleep(1);
      }
      assertThat(process.crew().stop(Duration.ofMillis(50))).isFalse();
      assertThat(journal.find(id).orElseThrow().state()).isEqualTo(State.RUNNING);
      go.countDown();
      // Nobody need wait for a lease to run out.
      assertThat(ended(alone.start(Mortal.living()), id).state()).isEqualTo(State.ADVISED);
    }
  }

  @Test
  void whatIsPastItsTimeIsForgottenInOneGo() {
    var process = processes.start(Mortal.living());
    for (int i = 0; i < 250; i++) {
      journal.cancel(process.reception().accept(asking(team, Optional.empty())));
    }
    clock.move(Duration.ofDays(2));

    process.crew().purge();

    assertThat(journal.purge(1)).isZero();
  }

  private static ModelReply once(CountDownLatch go, ModelRequest request) {
    try {
      go.await();
      return Answers.said("1. Order tryptase");
    } catch (InterruptedException cut) {
      Thread.currentThread().interrupt();
      return new ModelReply.Failed(Failure.CANCELLED, "cut off");
    }
  }

  @Test
  void aJournalThatIsAwayRefusesNewConsultsAndLosesNone() throws Exception {
    var go = new CountDownLatch(1);
    var models = new Answers().does("a", request -> once(go, request));
    var own = Fixtures.solo("a");
    try (var alone = new Processes(journal, models, clock, own)) {
      var process = alone.start(Mortal.living());
      ConsultId id = process.reception().accept(asking(own, Optional.empty()));
      while (models.asked().isEmpty()) {
        Thread.sleep(1);
      }
      journal.outOfReach(true);
      go.countDown();
      assertThatThrownBy(() -> process.reception().accept(asking(own, Optional.empty())))
          .isInstanceOf(health.primum.consult.journal.JournalUnavailable.class);
      Thread.sleep(700);
      journal.outOfReach(false);
      assertThat(ended(process, id).state()).isEqualTo(State.ADVISED);
      assertThat(models.asked()).hasSize(1);
    }
  }

  @Test
  void anAnswerIsNotLostBecauseItsPriceCannotBeWrittenDownYet() throws Exception {
    var go = new CountDownLatch(1);
    var models = new Answers().does("a", request -> paid(go, request));
    Team own = withBudget(Fixtures.solo("a"));
    try (var alone = new Processes(journal, models, clock, own)) {
      var process = alone.start(Mortal.living());
      ConsultId id = process.reception().accept(asking(own, Optional.empty()));
      while (models.asked().isEmpty()) {
        Thread.sleep(1);
      }
      journal.outOfReach(true);
      go.countDown();
      Thread.sleep(700);
      journal.outOfReach(false);
      Consult consult = ended(process, id);
      assertThat(consult.state()).isEqualTo(State.ADVISED);
      assertThat(consult.advice().plan().recommendations()).hasSize(1);
      assertThat(models.asked()).hasSize(1);
      assertThat(journal.reserve(id, new BigDecimal("0.8"))).as("0.7 of 1 are left").isFalse();
      assertThat(journal.reserve(id, new BigDecimal("0.7"))).isTrue();
    }
  }

  private static Team withBudget(Team team) {
    return new Team(
        team.id(),
        team.members(),
        team.protocol(),
        team.quorum(),
        team.deadline(),
        BigDecimal.ONE,
        team.fingerprint());
  }

  private static ModelReply paid(CountDownLatch go, ModelRequest request) {
    Budget.Reservation kept = request.budget().reserve(BigDecimal.ONE).orElseThrow();
    ModelReply reply = once(go, request);
    kept.settle(new BigDecimal("0.3"));
    return reply;
  }

  @Test
  void anAnswerThatTheJournalRefusesIsAnAbstentionAtOnce() throws Exception {
    journal.refuseCompletions();
    var process = processes.start(Mortal.living());
    Consult consult = ended(process, process.reception().accept(asking(team, Optional.empty())));
    assertThat(consult.state()).isEqualTo(State.ESCALATED);
    assertThat(consult.advice().members())
        .extracting(member -> member.outcome() + " " + member.failure())
        .containsOnly("abstained UNPARSEABLE");
  }

  @Test
  void oneKeyIsOneConsult() {
    var process = processes.start(Mortal.living());
    var key = Optional.of(new Repeatable("k", Fingerprint.of("body")));
    ConsultId id = process.reception().accept(asking(team, key));
    assertThat(process.reception().accept(asking(team, key))).isEqualTo(id);
    var other = Optional.of(new Repeatable("k", Fingerprint.of("other")));
    assertThatThrownBy(() -> process.reception().accept(asking(team, other)))
        .isInstanceOf(KeyTaken.class);
  }

  private static Asking asking(Team team, Optional<Repeatable> key) {
    return new Asking(CALLER, aCase(), team, team.deadline(), key, Optional.empty());
  }

  private static Consult ended(Processes.Process process, ConsultId id) throws Exception {
    Consult consult = process.reception().await(id, SOON).orElseThrow();
    assertThat(consult.state().isFinal()).as("%s", consult).isTrue();
    return consult;
  }
}
