package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Usage;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks members at once, blind to each other, each until its own deadline inside the consult's.
 * Never throws for what a member does: whatever goes wrong becomes that member's abstention.
 * Thread-safe.
 */
public final class Panel {
  private static final Duration LONGEST_MARGIN = Duration.ofMillis(250);

  private final ModelClient models;
  private final Prompting prompting;
  private final ExecutorService executor;

  /**
   * A panel.
   *
   * @param executor runs one task a member; made for virtual threads
   */
  public Panel(ModelClient models, Prompting prompting, ExecutorService executor) {
    this.models = models;
    this.prompting = prompting;
    this.executor = executor;
  }

  /**
   * What came of each task, by agent id.
   *
   * @param start of the consult, on the clock of {@link System#nanoTime()}
   * @param until how long after the start an answer still counts
   */
  List<Provenance.Member> ask(
      ConsultRequest request,
      List<Task> tasks,
      long start,
      Duration until,
      ConsultListener listener) {
    var calls = new ArrayList<Call>();
    for (Task task : tasks) {
      calls.add(new Call(task, request, listener, start, until));
    }
    calls.forEach(call -> call.future = executor.submit(call::run));
    return calls.stream()
        .map(Call::await)
        .sorted(Comparator.comparing(member -> member.agent().id()))
        .toList();
  }

  /** One member's turn. */
  private final class Call {
    private final Task task;
    private final AgentSpec agent;
    private final ConsultRequest request;
    private final ConsultListener listener;
    private final long asked = System.nanoTime();
    private final Duration until;
    private final Duration timeout;
    private final AtomicBoolean reported = new AtomicBoolean();
    private Future<Provenance.Member> future;

    Call(Task task, ConsultRequest request, ConsultListener listener, long start, Duration until) {
      this.task = task;
      this.agent = task.agent();
      this.request = request;
      this.listener = listener;
      this.until = until;
      Duration left = until.minusNanos(asked - start);
      this.timeout = agent.deadline().compareTo(left) < 0 ? agent.deadline() : left;
      this.future =
          CompletableFuture.completedFuture(done(abstain(Failure.CANCELLED, "not asked")));
    }

    Provenance.Member run() {
      Listeners.tell(() -> listener.asked(request.id(), agent.id(), task.step()));
      return report(answer());
    }

    Provenance.Member await() {
      try {
        return future.get(Math.max(0, left().toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        future.cancel(true);
        return report(abstain(Failure.TIMED_OUT, "no answer within " + bound().toMillis() + " ms"));
      } catch (InterruptedException stopped) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        return report(abstain(Failure.CANCELLED, "the consult was cancelled"));
      } catch (ExecutionException fault) {
        return report(abstain(Failure.UNAVAILABLE, "fault in the member's call: " + nameOf(fault)));
      }
    }

    /** Which deadline it was that a call did not keep. */
    private String deadline(Failure failure) {
      return failure == Failure.TIMED_OUT ? " (deadline " + bound().toMillis() + " ms)" : "";
    }

    /** The deadline that ended it, as it is configured. */
    private Duration bound() {
      return timeout.equals(agent.deadline()) ? agent.deadline() : until;
    }

    private Duration left() {
      return timeout.minusNanos(System.nanoTime() - asked);
    }

    private MemberAnswer answer() {
      Prompting.Filled prompt =
          prompting.fill(task.prompt(), request.clinicalCase(), task.places());
      Duration left = left();
      if (!left.isPositive()) {
        return abstain(Failure.TIMED_OUT, "no time was left to ask");
      }
      var call =
          new ModelRequest(
              agent,
              request.clinicalCase(),
              task.form(),
              task.items(),
              task.prompt().system(),
              prompt.text(),
              prompt.content(),
              request.trial(),
              left.minus(margin(left)),
              request.budget(),
              request.id().value());
      return switch (models.call(call)) {
        case ModelReply.Failed(var failure, var detail, var usage) ->
            new Abstention(agent.id(), failure, detail + deadline(failure), usage);
        case ModelReply.Completion completion -> task.reading().apply(agent, completion);
      };
    }

    /**
     * By how much a call ends before nobody waits for it any more: so it says itself that its model
     * was too slow and what that took, instead of being cut off as if it had been cancelled.
     */
    private static Duration margin(Duration left) {
      Duration part = left.dividedBy(20);
      return part.compareTo(LONGEST_MARGIN) < 0 ? part : LONGEST_MARGIN;
    }

    private Abstention abstain(Failure failure, String detail) {
      return new Abstention(agent.id(), failure, detail, Usage.NONE);
    }

    /** Tells the listener once, however the call and its deadline race. */
    private Provenance.Member report(MemberAnswer answer) {
      Provenance.Member member = done(answer);
      if (reported.compareAndSet(false, true)) {
        Listeners.tell(() -> listener.answered(request.id(), member));
      }
      return member;
    }

    private Provenance.Member done(MemberAnswer answer) {
      return new Provenance.Member(
          agent, task.step(), answer, Duration.ofNanos(System.nanoTime() - asked));
    }

    /** The kind of fault only: its message could carry the patient's words. */
    private static String nameOf(ExecutionException fault) {
      return String.valueOf(
          fault.getCause() == null ? "unknown" : fault.getCause().getClass().getSimpleName());
    }
  }
}
