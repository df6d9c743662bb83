package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.Page;
import health.primum.consult.journal.State;
import health.primum.fault.FaultyInput;
import health.primum.web.asked.Paging;
import health.primum.web.limits.CallerSource;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consults that a caller may see: those of its tenant. Thread-safe. */
public final class OwnConsults {
  private static final int LONGEST_ID = 100;

  private final ConsultJournal journal;
  private final CallerSource callers;

  public OwnConsults(ConsultJournal journal, CallerSource callers) {
    this.journal = journal;
    this.callers = callers;
  }

  /**
   * One of them.
   *
   * @throws Unfulfilled.UnknownConsult when there is none; that of another tenant is none
   */
  Consult find(String id, SecurityContext security) {
    String tenant = callers.of(security).tenant();
    if (id.length() > LONGEST_ID) {
      throw new Unfulfilled.UnknownConsult();
    }
    return journal
        .find(new ConsultId(id))
        .filter(found -> found.caller().tenant().equals(tenant))
        .orElseThrow(Unfulfilled.UnknownConsult::new);
  }

  /**
   * A page of them, the latest first.
   *
   * @throws FaultyInput naming the parameter that cannot be taken
   */
  Page page(
      SecurityContext security,
      @Nullable String state,
      @Nullable String team,
      String limit,
      @Nullable String cursor) {
    return journal.page(
        new Filter(
            callers.of(security).tenant(),
            Paging.state(state, List.of(State.values()), ConsultDocument::label),
            Optional.ofNullable(team).map(TeamId::new),
            Optional.ofNullable(cursor),
            Paging.limit(limit)));
  }
}
