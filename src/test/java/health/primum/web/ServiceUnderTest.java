package health.primum.web;

import health.primum.cli.Service;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sets the service to work where no command does: on its own journal, in one process. */
@Singleton
final class ServiceUnderTest {
  void start(@Observes StartupEvent started, Service service) {
    service.start(Service.Role.ALL);
  }
}
