package health.primum.messaging;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while messages cannot be sent: what would be accepted could not be brought to anybody.
 */
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {
  private final ChannelSender sender;

  BrokerReadiness(ChannelSender sender) {
    this.sender = sender;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("channels").status(sender.isWell()).build();
  }
}
