package health.primum.web.limits;

import health.primum.consult.journal.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Says on whose behalf a request comes. Only what was authenticated counts: a header that anybody
 * can write says nothing. Thread-safe.
 */
@FunctionalInterface
public interface CallerSource {
  /** Whose consults are where nobody said which organisation asks. */
  String TENANT = "default";

  /** Who asks where nobody was authenticated. */
  String ANONYMOUS = "anonymous";

  Caller of(SecurityContext security);

  /** The authenticated principal, of the one tenant there is. */
  static CallerSource principals() {
    return security -> {
      Principal principal = security.getUserPrincipal();
      boolean known = principal != null && principal.getName() != null;
      return new Caller(TENANT, known ? principal.getName() : ANONYMOUS);
    };
  }
}
