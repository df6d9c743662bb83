package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Question;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.InMemoryJournal;
import health.primum.web.limits.CallerSource;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnConsultsTest {
  private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
  private final CallerSource byTenant =
      security -> new Caller(security.getUserPrincipal().getName(), "someone");
  private final OwnConsults consults = new OwnConsults(journal, byTenant);

  @Test
  void anotherTenantsConsultIsNone() {
    accept("one", "acme");
    assertThat(consults.find("one", as("acme")).id()).isEqualTo(new ConsultId("one"));
    assertThatThrownBy(() -> consults.find("one", as("other")))
        .isInstanceOf(Unfulfilled.UnknownConsult.class);
    assertThat(consults.page(as("acme"), null, null, "50", null).consults()).hasSize(1);
    assertThat(consults.page(as("other"), null, null, "50", null).consults()).isEmpty();
  }

  @Test
  void onlyWhoWasAuthenticatedHasAName() {
    assertThat(CallerSource.principals().of(as("ann"))).isEqualTo(new Caller("default", "ann"));
    assertThat(CallerSource.principals().of(as(null)))
        .isEqualTo(new Caller("default", "anonymous"));
  }

  private void accept(String id, String tenant) {
    Instant now = Instant.now();
    journal.accept(
        new Question(
            new ConsultId(id),
            new Caller(tenant, "u"),
            Fixtures.aCase(),
            new TeamId("team"),
            Fingerprint.of("team"),
            now,
            now.plusSeconds(20),
            null,
            now.plusSeconds(60)),
        Optional.empty());
  }

  private static SecurityContext as(String name) {
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return name == null ? null : () -> name;
      }

      @Override
      public boolean isUserInRole(String role) {
        return false;
      }

      @Override
      public boolean isSecure() {
        return false;
      }

      @Override
      public String getAuthenticationScheme() {
        return "";
      }
    };
  }
}
