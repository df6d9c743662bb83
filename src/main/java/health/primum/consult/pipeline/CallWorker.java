package health.primum.consult.pipeline;

import health.primum.agent.AgentSpec;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.journal.Asked;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Question;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes calls of models: takes one, asks, and writes down what came of it. Thread-safe. */
final class CallWorker {
  private final ConsultJournal consults;
  private final CallJournal journal;
  private final ModelClient models;
  private final Roster roster;
  private final Awaited awaited;
  private final Clock clock;
  private final String holder;
  private final Slots slots;

  CallWorker(
      ConsultJournal consults,
      CallJournal journal,
      ModelClient models,
      Roster roster,
      Awaited awaited,
      Clock clock,
      String holder,
      Slots slots) {
    this.consults = consults;
    this.journal = journal;
    this.models = models;
    this.roster = roster;
    this.awaited = awaited;
    this.clock = clock;
    this.holder = holder;
    this.slots = slots;
  }

  /** Waits for room and takes a call, unless somebody has it. */
  void take(ConsultId consult, String call) {
    slots.fill(
        new Slots.Item(consult, call),
        () -> isOurs(consult) ? journal.take(consult, call, holder).orElse(null) : null,
        this::make);
  }

  /** Else a worker may take it that has the team as it was when the consult was accepted. */
  private boolean isOurs(ConsultId consult) {
    try {
      return consults.question(consult).flatMap(this::team).isPresent();
    } catch (JournalRefused unreadable) {
      // Nobody's: taking it answers it.
      return true;
    }
  }

  private Optional<Team> team(Question question) {
    return roster.find(question.team(), question.configuration());
  }

  /**
   * Makes a call here, where there is room, so that no message need be sent; else it goes to
   * whoever takes it.
   *
   * @param first whether nobody had the consult before: then nobody else can have its calls, and
   *     one is written down with what came of it. What is under way when a process dies is made
   *     again either way.
   * @param mark as {@link CallJournal#askAndTake} has it
   */
  void ask(Asked asked, boolean first, String mark) {
    MemberCall call = asked.call();
    boolean here =
        slots.tryFill(
            new Slots.Item(call.key().consult(), call.key().word()),
            () -> first || journal.askAndTake(call, holder, mark) ? asked : null,
            this::make);
    if (!here) {
      journal.ask(call);
    }
  }

  private void make(Asked asked, Slots.Work work) {
    ModelReply reply = reply(asked, work);
    if (work.isStopped() && reply instanceof ModelReply.Failed) {
      // What was cut off here may be asked again by whoever goes on.
      return;
    }
    MemberCall call = asked.call();
    try {
      work.insist(() -> tell(call, reply));
    } catch (JournalRefused refused) {
      var unwritten =
          new ModelReply.Failed(
              Failure.UNPARSEABLE, "its answer could not be written down: " + refused.kind());
      try {
        work.insist(() -> tell(call, unwritten));
      } catch (JournalRefused never) {
        // Nor could the call be.
        awaited.answered(call.key(), unwritten);
      }
    }
  }

  private void tell(MemberCall call, ModelReply reply) {
    if (awaited.isAwaited(call.key())) {
      journal.keep(call, reply);
    } else {
      journal.answer(call, reply);
    }
    awaited.answered(call.key(), reply);
  }

  private ModelReply reply(Asked asked, Slots.Work work) {
    MemberCall call = asked.call();
    Duration left = Duration.between(clock.instant(), call.deadlineAt());
    if (!left.isPositive()) {
      return new ModelReply.Failed(Failure.TIMED_OUT, "no worker was free in time");
    }
    Optional<AgentSpec> agent = agent(asked);
    if (agent.isEmpty()) {
      return new ModelReply.Failed(
          Failure.UNAVAILABLE, "the worker's configuration of the team is another one");
    }
    try {
      return models.call(
          new ModelRequest(
              agent.get(),
              asked.question().clinicalCase(),
              call.key().form(),
              call.items(),
              call.system(),
              call.user(),
              call.content(),
              call.trial(),
              left,
              budget(asked.question(), work),
              asked.question().id().value()));
    } catch (RuntimeException fault) {
      return new ModelReply.Failed(
          Failure.UNAVAILABLE, "fault in the call: " + fault.getClass().getSimpleName());
    }
  }

  private Optional<AgentSpec> agent(Asked asked) {
    return team(asked.question())
        .flatMap(
            team ->
                team.members().stream()
                    .filter(member -> member.id().equals(asked.call().key().agent()))
                    .findFirst());
  }

  private Budget budget(Question question, Slots.Work work) {
    BigDecimal limit = question.budget();
    return limit == null
        ? Budget.unlimited()
        : Budget.kept(limit, new JournalPurse(journal, question.id(), work));
  }
}
