package health.primum.consult.deliberation;

import health.primum.agent.MemberAnswer;
import health.primum.agent.Proposal;
import health.primum.consult.Alarm;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Draft;
import health.primum.consult.Milestone;
import health.primum.consult.Provenance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One consult under way: asks the panel and keeps what came of it. Not thread-safe. */
final class Inquiry {
  private final Panel panel;
  private final ConsultRequest request;
  private final ConsultListener listener;
  private final Instant startedAt;
  private final long start = System.nanoTime();
  private final List<Provenance.Member> calls = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  Inquiry(Panel panel, ConsultRequest request, ConsultListener listener, Clock clock) {
    this.panel = panel;
    this.request = request;
    this.listener = listener;
    this.startedAt = clock.instant();
  }

  /**
   * What came of the tasks, by agent id.
   *
   * @param share of the consult's time after whose end an answer is late, 0 to 1
   */
  List<Provenance.Member> ask(List<Task> tasks, double share) {
    Duration until = Duration.ofNanos((long) (request.deadline().toNanos() * share));
    List<Provenance.Member> answers = panel.ask(request, tasks, start, until, listener);
    calls.addAll(answers);
    return answers;
  }

  /** Those of the answers that are plans or additions. */
  static List<Proposal> proposals(List<Provenance.Member> answers) {
    return all(Proposal.class, answers);
  }

  static <A extends MemberAnswer> List<A> all(Class<A> kind, List<Provenance.Member> answers) {
    return answers.stream()
        .map(Provenance.Member::answer)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Tells how far the consult has come. */
  void reached(Milestone milestone) {
    Listeners.tell(() -> listener.reached(request.id(), milestone));
  }

  void drafted(Draft draft) {
    drafts.add(draft);
  }

  Provenance provenance(List<Alarm> alarms) {
    return new Provenance(
        request.id(),
        request.team(),
        calls,
        drafts,
        alarms,
        startedAt,
        Duration.ofNanos(System.nanoTime() - start));
  }
}
