package health.primum.consult.pipeline;

import health.primum.agent.Budget;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Carries consults out: claims one, deliberates, and writes its end. Thread-safe. */
final class ConsultWorker {
  /** For reading back what was finished, where the deadline passed while nobody was at work. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ConsultJournal journal;
  private final ConsultDesk desk;
  private final Roster roster;
  private final DurableCalls calls;
  private final Watches watches;
  private final Clock clock;
  private final String holder;
  private final Slots slots;

  ConsultWorker(
      ConsultJournal journal,
      ConsultDesk desk,
      Roster roster,
      DurableCalls calls,
      Watches watches,
      Clock clock,
      String holder,
      Slots slots) {
    this.journal = journal;
    this.desk = desk;
    this.roster = roster;
    this.calls = calls;
    this.watches = watches;
    this.clock = clock;
    this.holder = holder;
    this.slots = slots;
  }

  /** Waits for room and takes a consult, unless somebody has it. */
  void take(ConsultId consult) {
    slots.fill(
        new Slots.Item(consult, ""),
        () -> isOurs(consult) ? journal.claim(consult, holder).orElse(null) : null,
        this::carryOut);
  }

  /** Writes a consult down as taken by this process; empty when it has no room for it now. */
  Optional<Acceptance> accept(Question question, Optional<Repeatable> repeatable) {
    Optional<Slots.Place> free = slots.place(new Slots.Item(question.id(), ""));
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (var place = free.get()) {
      return Optional.of(
          journal.accept(
              question, repeatable, holder, claim -> place.begin(claim, this::carryOut)));
    }
  }

  /**
   * Whether this process has the team as it was when the consult was accepted. If not, another may
   * have, for as long as there is time; after that the consult ends here as well as anywhere.
   */
  private boolean isOurs(ConsultId consult) {
    try {
      return journal
          .question(consult)
          .filter(q -> team(q).isPresent() || !clock.instant().isBefore(q.deadlineAt()))
          .isPresent();
    } catch (JournalRefused unreadable) {
      // Nobody's: taking it ends it.
      return true;
    }
  }

  private Optional<Team> team(Question question) {
    return roster.find(question.team(), question.configuration());
  }

  private void carryOut(Claim claim, Slots.Work work) {
    Ending ending = ending(claim, work);
    if (work.isStopped()) {
      // What it came to is not its end: its members were cut off.
      return;
    }
    ConsultId consult = claim.question().id();
    try {
      work.insist(() -> journal.end(consult, holder, ending));
    } catch (RuntimeException refused) {
      Ending unwritten =
          Ending.failed(
              "its advice could not be written down: " + refused.getClass().getSimpleName());
      work.insist(() -> journal.end(consult, holder, unwritten));
    }
    watches.ended(consult);
  }

  private Ending ending(Claim claim, Slots.Work work) {
    Question question = claim.question();
    Optional<Team> team = team(question);
    if (team.isEmpty()) {
      return Ending.failed(
          "no worker has the team as it was when the consult was accepted; ask again");
    }
    try (var scope = calls.open(claim, work)) {
      return Ending.with(
          desk.carryOut(
              request(question, team.get(), claim.attempt()), new EventWriter(journal, clock)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      // The kind only: its message could carry the patient's words.
      return Ending.failed("a fault of the service: " + fault.getClass().getSimpleName());
    }
  }

  private ConsultRequest request(Question question, Team team, int attempt) {
    Duration left = Duration.between(clock.instant(), question.deadlineAt());
    boolean inTime = attempt == 1 && left.isPositive();
    Duration needed = inTime || left.compareTo(GRACE) > 0 ? left : GRACE;
    Duration deadline = needed.compareTo(team.deadline()) < 0 ? needed : team.deadline();
    // Calls are paid for where they are made.
    return new ConsultRequest(
        question.id(), question.clinicalCase(), team, deadline, 1, Budget.unlimited());
  }
}
