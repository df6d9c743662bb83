package health.primum.app;

import health.primum.consult.Roster;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.pipeline.Watches;
import health.primum.web.DirectConsults;
import health.primum.web.OwnConsults;
import health.primum.web.asked.QueryReader;
import health.primum.web.events.EventStream;
import health.primum.web.limits.CallerSource;
import health.primum.web.limits.Gate;
import health.primum.web.limits.RateLimits;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds what the HTTP API needs beside the core. */
final class WebWiring {
  @Produces
  @Singleton
  QueryReader queries(Roster roster, PrimumConfig config) {
    return new QueryReader(roster, config.keepMost());
  }

  @Produces
  @Singleton
  @DefaultBean
  CallerSource callers() {
    return CallerSource.principals();
  }

  @Produces
  @Singleton
  Gate gate(CallerSource callers, PrimumConfig config) {
    PrimumConfig.Limits limits = config.limits();
    return new Gate(callers, new RateLimits(limits.tenantPerMinute(), limits.userPerMinute()));
  }

  @Produces
  @Singleton
  DirectConsults direct(ConsultDesk desk, PrimumConfig config) {
    return new DirectConsults(desk, config.limits().unwrittenAtOnce(), config.record().isPresent());
  }

  @Produces
  @Singleton
  OwnConsults ownConsults(ConsultJournal journal, CallerSource callers) {
    return new OwnConsults(journal, callers);
  }

  @Produces
  @Singleton
  EventStream events(ConsultJournal journal, Watches watches) {
    return new EventStream(journal, watches, EventStream.Pace.USUAL);
  }
}
