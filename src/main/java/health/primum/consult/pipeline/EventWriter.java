package health.primum.consult.pipeline;

import health.primum.agent.Abstention;
import health.primum.agent.Adjudication;
import health.primum.agent.AgentId;
import health.primum.agent.Edits;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Proposal;
import health.primum.agent.Vote;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.Milestone;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Event.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down how one consult goes. A consult that is gone on with happens again from its
 * beginning; what was written the first time is known by its mark (kind, step, member, which time)
 * and not written again. Thread-safe.
 */
final class EventWriter implements ConsultListener {
  private final ConsultJournal journal;
  private final Clock clock;
  private final Map<String, Integer> times = new ConcurrentHashMap<>();

  EventWriter(ConsultJournal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void asked(ConsultId consult, AgentId member, Step step) {
    write(consult, Kind.MEMBER_STARTED, about(member, step));
  }

  @Override
  public void answered(ConsultId consult, Provenance.Member member) {
    SortedMap<String, String> data = about(member.agent().id(), member.step());
    data.put("tookMillis", String.valueOf(member.took().toMillis()));
    if (member.answer() instanceof Abstention abstention) {
      data.put("failure", abstention.failure().name());
    }
    write(consult, kind(member.answer()), data);
  }

  private static Kind kind(MemberAnswer answer) {
    return switch (answer) {
      case Proposal proposal -> Kind.MEMBER_PROPOSED;
      case Vote vote -> Kind.MEMBER_RATED;
      case Edits edits -> Kind.MEMBER_REVIEWED;
      case Adjudication adjudication -> Kind.MEMBER_ADJUDICATED;
      case Abstention abstention -> Kind.MEMBER_ABSTAINED;
    };
  }

  @Override
  public void reached(ConsultId consult, Milestone milestone) {
    switch (milestone) {
      case Milestone.Pooled(int candidates) ->
          write(consult, Kind.POOLED, counts(Map.of("candidates", candidates)));
      case Milestone.OmissionsFound(int actions) ->
          write(consult, Kind.OMISSION_FOUND, counts(Map.of("actions", actions)));
      case Milestone.Rated(int ballots) ->
          write(consult, Kind.RATED, counts(Map.of("ballots", ballots)));
      case Milestone.Decided(int recommended, int unresolved) ->
          write(
              consult,
              Kind.DECIDED,
              counts(Map.of("recommended", recommended, "unresolved", unresolved)));
    }
  }

  private static SortedMap<String, String> about(AgentId member, Step step) {
    return new TreeMap<>(Map.of("agent", member.value(), "step", step.name()));
  }

  private static SortedMap<String, String> counts(Map<String, Integer> counts) {
    var data = new TreeMap<String, String>();
    counts.forEach((name, count) -> data.put(name, String.valueOf(count)));
    return data;
  }

  private void write(ConsultId consult, Kind kind, SortedMap<String, String> data) {
    String what = kind + "/" + data.getOrDefault("step", "") + "/" + data.getOrDefault("agent", "");
    int time = times.merge(what, 1, Integer::sum);
    journal.happened(new Event.Draft(consult, what + "/" + time, clock.instant(), kind, data));
  }
}
