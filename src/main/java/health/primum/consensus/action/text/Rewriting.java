package health.primum.consensus.action.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Replaces phrases by plainer ones, one after the other. */
final class Rewriting {
  private record Rule(Phrase phrase, String plain) {}

  private final List<Rule> rules = new ArrayList<>();

  /**
   * Adds a rule.
   *
   * @param hints of which every match contains one, parted by {@code |}
   * @param pattern capitals or not
   * @param plain what stands in its place, with {@code $1} and so on for groups
   */
  void add(String hints, String pattern, String plain) {
    rules.add(new Rule(Phrase.of(hints, "(?i)" + pattern), plain));
  }

  void apply(Sight sight) {
    for (Rule rule : rules) {
      rule.phrase().replace(sight, found -> filled(rule.plain(), found));
    }
  }

  private static String filled(String plain, MatchResult found) {
    String filled = plain;
    for (int group = 1; group <= found.groupCount(); group++) {
      String value = found.group(group);
      filled = filled.replace("$" + group, value == null ? "" : value);
    }
    return Matcher.quoteReplacement(filled);
  }
}
