package health.primum.consult;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks every member of a team at once, blind to each other, each until its own deadline inside the
 * consult's. Never throws for what a member does: whatever goes wrong becomes that member's
 * abstention. Thread-safe.
 */
public final class Panel {
  /** More than any plan needs; beyond it an answer is a malfunction, not a plan. */
  static final int MAX_RECOMMENDATIONS = 100;

  static final int MAX_CHARACTERS = 50_000;

  private final ModelClient models;
  private final Prompting prompting;
  private final PlanParser parser;
  private final ExecutorService executor;

  /**
   * A panel.
   *
   * @param executor runs one task a member; made for virtual threads
   */
  public Panel(
      ModelClient models, Prompting prompting, PlanParser parser, ExecutorService executor) {
    this.models = models;
    this.prompting = prompting;
    this.parser = parser;
    this.executor = executor;
  }

  /** Every member's answer, by agent id. */
  List<Provenance.Member> ask(ConsultRequest request, ConsultListener listener) {
    long start = System.nanoTime();
    var calls = new ArrayList<Call>();
    for (AgentSpec agent : request.team().members()) {
      calls.add(new Call(agent, request, listener, start));
    }
    calls.forEach(call -> call.future = executor.submit(call::run));
    return calls.stream()
        .map(Call::await)
        .sorted(Comparator.comparing(member -> member.agent().id()))
        .toList();
  }

  /** One member's turn. */
  private final class Call {
    private final AgentSpec agent;
    private final ConsultRequest request;
    private final ConsultListener listener;
    private final long start;
    private final Duration timeout;
    private final AtomicBoolean reported = new AtomicBoolean();
    private Future<Provenance.Member> future;

    Call(AgentSpec agent, ConsultRequest request, ConsultListener listener, long start) {
      this.agent = agent;
      this.request = request;
      this.listener = listener;
      this.start = start;
      this.timeout =
          agent.deadline().compareTo(request.deadline()) < 0
              ? agent.deadline()
              : request.deadline();
      this.future =
          java.util.concurrent.CompletableFuture.completedFuture(
              done(abstain(Failure.CANCELLED, "not asked")));
    }

    Provenance.Member run() {
      Listeners.tell(() -> listener.asked(request.id(), agent.id()));
      return report(answer());
    }

    Provenance.Member await() {
      try {
        return future.get(
            Math.max(0, timeout.toNanos() - (System.nanoTime() - start)), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        future.cancel(true);
        return report(abstain(Failure.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms"));
      } catch (InterruptedException stopped) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        return report(abstain(Failure.CANCELLED, "the consult was cancelled"));
      } catch (ExecutionException fault) {
        return report(abstain(Failure.UNAVAILABLE, "fault in the member's call: " + nameOf(fault)));
      }
    }

    private MemberAnswer answer() {
      String message = prompting.message(agent.prompt(), request.clinicalCase());
      var call =
          new ModelRequest(
              agent,
              request.clinicalCase(),
              agent.prompt().system(),
              message,
              request.trial(),
              timeout);
      return switch (models.call(call)) {
        case ModelReply.Failed failed -> abstain(failed.failure(), failed.detail());
        case ModelReply.Completion completion -> understood(completion);
      };
    }

    private MemberAnswer understood(ModelReply.Completion completion) {
      if (completion.text().length() > MAX_CHARACTERS) {
        return abstain(
            Failure.UNPARSEABLE,
            "the answer has "
                + completion.text().length()
                + " characters, more than "
                + MAX_CHARACTERS);
      }
      ManagementPlan plan = parser.parse(completion.text());
      int recommendations = plan.recommendations().size();
      if (recommendations == 0) {
        return abstain(Failure.UNPARSEABLE, "the answer recommends nothing");
      }
      if (recommendations > MAX_RECOMMENDATIONS) {
        return abstain(
            Failure.UNPARSEABLE,
            "the answer has "
                + recommendations
                + " recommendations, more than "
                + MAX_RECOMMENDATIONS);
      }
      if (Refusals.isRefusal(completion.text(), plan)) {
        return abstain(Failure.REFUSED, "the model declined to answer");
      }
      return new Proposal(agent.id(), plan, completion.text(), completion.usage());
    }

    private Abstention abstain(Failure failure, String detail) {
      return new Abstention(agent.id(), failure, detail);
    }

    /** Tells the listener once, however the call and its deadline race. */
    private Provenance.Member report(MemberAnswer answer) {
      Provenance.Member member = done(answer);
      if (reported.compareAndSet(false, true)) {
        Listeners.tell(() -> listener.answered(request.id(), answer, member.took()));
      }
      return member;
    }

    private Provenance.Member done(MemberAnswer answer) {
      return new Provenance.Member(agent, answer, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The kind of fault only: its message could carry the patient's words. */
    private static String nameOf(ExecutionException fault) {
      return String.valueOf(
          fault.getCause() == null ? "unknown" : fault.getCause().getClass().getSimpleName());
    }
  }
}
