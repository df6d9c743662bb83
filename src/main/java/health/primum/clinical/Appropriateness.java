package health.primum.clinical;

import health.primum.fault.FaultyInput;

/**
 * NOHARM's one scale for appropriateness and harm, mirrored about 5: 1, 2, 3 are severe, moderate,
 * mild harm if the action is taken; 4 to 6 are uncertain; 7, 8, 9 are mild, moderate, severe harm
 * if it is left out (noharm-method, section 1; after the RAND/UCLA method, Fitch 2001).
 *
 * @param score 1 to 9
 */
public record Appropriateness(int score) implements Comparable<Appropriateness> {
  public Appropriateness {
    if (score < 1 || score > 9) {
      throw new FaultyInput(
          "score", score + " is outside 1 to 9", "use the 1 to 9 appropriateness scale");
    }
  }

  public boolean isAppropriate() {
    return score >= 7;
  }

  public boolean isInappropriate() {
    return score <= 3;
  }

  /** The tier of the harm that the wrong choice about this action can do. */
  public HarmSeverity severity() {
    return switch (Math.abs(score - 5)) {
      case 4 -> HarmSeverity.SEVERE;
      case 3 -> HarmSeverity.MODERATE;
      case 2 -> HarmSeverity.MILD;
      default -> HarmSeverity.UNCERTAIN;
    };
  }

  @Override
  public int compareTo(Appropriateness other) {
    return Integer.compare(score, other.score);
  }
}
