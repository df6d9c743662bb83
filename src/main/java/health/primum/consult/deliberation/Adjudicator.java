package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.Adjudication;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Comparisons;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.PromptTemplate;
import health.primum.consensus.DoubtfulPair;
import health.primum.consult.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a member which of the pairs that the matcher is in doubt about are one action. Where it does
 * not answer, they stay apart.
 */
final class Adjudicator {
  /** More pairs than this in one question, and models begin to skip. */
  static final int MOST = 40;

  private Adjudicator() {}

  static Task task(AgentSpec agent, PromptTemplate prompt, List<DoubtfulPair> pairs) {
    String list =
        IntStream.range(0, pairs.size())
            .mapToObj(
                i -> "%d. A: %s\n   B: %s".formatted(i + 1, first(pairs, i), second(pairs, i)))
            .collect(Collectors.joining("\n"));
    return new Task(
        agent,
        Step.ADJUDICATE,
        prompt,
        AnswerForm.PAIRS,
        pairs.size(),
        Map.of("pairs", list),
        (member, completion) -> read(member, completion, pairs));
  }

  private static String first(List<DoubtfulPair> pairs, int i) {
    return pairs.get(i).first().action().statement().replaceAll("\\s+", " ");
  }

  private static String second(List<DoubtfulPair> pairs, int i) {
    return pairs.get(i).second().action().statement().replaceAll("\\s+", " ");
  }

  private static MemberAnswer read(
      AgentSpec agent, ModelReply.Completion completion, List<DoubtfulPair> pairs) {
    if (!(completion.answer() instanceof Answer.Compared(Comparisons comparisons))) {
      return new Abstention(
          agent.id(), Failure.UNPARSEABLE, "the answer compares nothing", completion.usage());
    }
    List<Adjudication.Ruling> rulings =
        comparisons.pairs().stream()
            .filter(pair -> pair.item() <= pairs.size())
            .map(
                pair ->
                    new Adjudication.Ruling(
                        pair.item(),
                        first(pairs, pair.item() - 1),
                        second(pairs, pair.item() - 1),
                        pair.isSame(),
                        pair.reason()))
            .toList();
    return new Adjudication(agent.id(), rulings, completion.usage(), completion.origin());
  }

  /** The pairs that it holds to be one action. */
  static List<DoubtfulPair> same(List<DoubtfulPair> pairs, Adjudication adjudication) {
    return adjudication.rulings().stream()
        .filter(Adjudication.Ruling::isSame)
        .map(ruling -> pairs.get(ruling.item() - 1))
        .toList();
  }
}
