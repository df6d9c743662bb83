package health.primum.web;

import health.primum.consult.journal.Wellness;
import health.primum.consult.pipeline.Sender;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while a consult could not be accepted here. */
@Readiness
public class ServiceReadiness implements HealthCheck {
  private final Instance<Wellness> journal;
  private final Sender sender;
  private final Stopping stopping;

  /**
   * The check.
   *
   * @param journal asked for only where it may take its time: opening a database on the thread that
   *     serves connections would hold up all of them
   */
  ServiceReadiness(Instance<Wellness> journal, Sender sender, Stopping stopping) {
    this.journal = journal;
    this.sender = sender;
    this.stopping = stopping;
  }

  @Override
  public HealthCheckResponse call() {
    boolean written = journal.get().isWell();
    boolean sent = sender.isWell();
    boolean stays = !stopping.hasBegun();
    return HealthCheckResponse.named("consults")
        .withData("journal", written)
        .withData("broker", sent)
        .withData("stopping", !stays)
        .status(written && sent && stays)
        .build();
  }
}
