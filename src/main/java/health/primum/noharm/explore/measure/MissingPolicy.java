package health.primum.noharm.explore.measure;

/** What an option is on which no member of an ensemble voted. */
public enum MissingPolicy {
  /** Left out of that run's counts, and counted apart (noharm-method, section 7.1). */
  EXCLUDE("exclude"),
  /** Not recommended: the strict reading. */
  NOT_RECOMMENDED("not-recommended");

  private final String label;

  MissingPolicy(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
