package health.primum.consult.journal;

import health.primum.fault.Require;

/**
 * On whose behalf a consult is asked.
 *
 * @param tenant an organisation; consults of one are not seen by another
 * @param user a person or system of it
 */
public record Caller(String tenant, String user) {
  private static final int LONGEST = 100;

  public Caller {
    Require.text("tenant", tenant, LONGEST);
    Require.text("user", user, LONGEST);
  }
}
