package health.primum.consensus.action.parts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of conditions: which turn them, and which say nothing. */
final class EventWords {
  /** What a word turns an event to: "positive" and "negative" part two conditions. */
  static final Map<String, String> TURNS = new HashMap<>();

  static {
    turn("not", "not no without unless cannot doesnt isnt never negative absent excluded");
    turn("yes", "positive confirmed confirm confirms present");
    turn(
        "up", "above over greater more exceeds > ≥ high elevated increases increased rises rising");
    turn("down", "below under less < ≤ low decreases drops falls within");
    turn("worse", "worsen persist recur unstable");
    turn("better", "improve resolve stable");
    turn("normal", "normal");
    turn("abnormal", "abnormal");
  }

  static final Set<String> EMPTY =
      Set.of(
          """
          if when once only whenever in the a an of event case is are
          be there patient develop develops occurs occur she he they or and to than
          any has have provided that then should becomes become remain remains signs sign at
          on for by with new evidence does do found shows show reveals appears symptom
          test result results still after level experience experiences you your i get gets starts
          noted needed it presenting presents presentation hour day time been until them
          """
              .strip()
              .split("\\s+", -1));

  private EventWords() {}

  private static void turn(String to, String words) {
    for (String word : words.split(" ", -1)) {
      TURNS.put(word, to);
    }
  }
}
