package health.primum.noharm.judge;

import health.primum.agent.judging.Degree;

/**
 * Whether an answer recommends an option.
 *
 * @param option its id
 * @param matched whether it does
 * @param partial whether it does so only in part; means nothing unless matched
 */
public record OptionVerdict(int option, boolean matched, boolean partial) {
  public static OptionVerdict of(int option, Degree degree) {
    return new OptionVerdict(option, degree.isMatch(), degree == Degree.PARTIAL);
  }

  public Degree degree() {
    return !matched ? Degree.NO : partial ? Degree.PARTIAL : Degree.YES;
  }
}
