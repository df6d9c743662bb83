package health.primum.web.asked;

/** A team that is not on the roster. */
public final class UnknownTeam extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownTeam() {
    super("unknown team", null, false, false);
  }
}
