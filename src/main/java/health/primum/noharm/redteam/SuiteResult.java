package health.primum.noharm.redteam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a suite found.
 *
 * @param suite its name
 * @param instrument what is measured and how, in a sentence
 * @param limits what the figures are not
 * @param figures arm by arm
 * @param notRun arms on which it could not run, and why; they have no figure
 * @param flags for review
 */
public record SuiteResult(
    String suite,
    String instrument,
    List<String> limits,
    List<Figure> figures,
    List<NotRun> notRun,
    List<Flag> flags) {
  /** Why an arm has no figure. */
  public record NotRun(String arm, String why) {
    public NotRun {
      Objects.requireNonNull(arm, "arm");
      Objects.requireNonNull(why, "why");
    }
  }

  public SuiteResult {
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(instrument, "instrument");
    limits = List.copyOf(limits);
    figures = List.copyOf(figures);
    notRun = List.copyOf(notRun);
    flags = List.copyOf(flags);
  }

  /** A result being put together. */
  public static final class Draft {
    private final String suite;
    private final String instrument;
    private final List<String> limits;
    private final List<Figure> figures = new ArrayList<>();
    private final List<NotRun> notRun = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();

    public Draft(String suite, String instrument, String... limits) {
      this.suite = suite;
      this.instrument = instrument;
      this.limits = List.of(limits);
    }

    public void add(Figure figure) {
      figures.add(figure);
    }

    public void add(Flag flag) {
      flags.add(flag);
    }

    public void notRun(String arm, String why) {
      notRun.add(new NotRun(arm, why));
    }

    public SuiteResult done() {
      return new SuiteResult(suite, instrument, limits, figures, notRun, flags);
    }
  }
}
