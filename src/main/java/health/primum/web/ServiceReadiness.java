package health.primum.web;

import health.primum.consult.journal.Wellness;
import health.primum.consult.pipeline.Sender;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while a consult could not be accepted here. */
@Readiness
public class ServiceReadiness implements HealthCheck {
  private final BooleanSupplier journal;
  private final BooleanSupplier broker;
  private final Stopping stopping;

  /** Checks are made on an event loop and called elsewhere: only there may a journal be opened. */
  @Inject
  ServiceReadiness(Instance<Wellness> journal, Instance<Sender> sender, Stopping stopping) {
    this(() -> journal.get().isWell(), () -> sender.get().isWell(), stopping);
  }

  ServiceReadiness(BooleanSupplier journal, BooleanSupplier broker, Stopping stopping) {
    this.journal = journal;
    this.broker = broker;
    this.stopping = stopping;
  }

  @Override
  public HealthCheckResponse call() {
    boolean written = journal.getAsBoolean();
    boolean sent = broker.getAsBoolean();
    boolean stays = !stopping.hasBegun();
    return HealthCheckResponse.named("consults")
        .withData("journal", written)
        .withData("broker", sent)
        .withData("stopping", !stays)
        .status(written && sent && stays)
        .build();
  }
}
