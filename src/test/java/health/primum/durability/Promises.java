package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the service promises, held against what the stub, the clients and the journal saw. */
final class Promises {
  private static final Duration LONG = Duration.ofMinutes(2);

  private Promises() {}

  /** Nothing was written down but what was accepted, and each of them ended once. */
  static void endedOnceAndNothingElse(KeptJournal journal, Map<Asked, Answer> accepted)
      throws SQLException {
    assertThat(journal.consults()).hasSameSizeAs(accepted.keySet());
    endedOnce(journal, accepted);
  }

  /** The same, and no call was made twice: for processes that lived all the time. */
  static void keptByTheLiving(
      KeptJournal journal, Map<Asked, Answer> accepted, List<ModelCall> made) throws SQLException {
    endedOnceAndNothingElse(journal, accepted);
    Set<String> written = Set.copyOf(allAnswered(journal, made).values());
    assertThat(nothingTwice(made, Map.of(), written)).isZero();
  }

  /** Every accepted consult ended once, with a plan. */
  static void endedOnce(KeptJournal journal, Map<Asked, Answer> accepted) throws SQLException {
    Set<String> tokens = accepted.keySet().stream().map(Asked::token).collect(Collectors.toSet());
    List<KeptJournal.Ended> consults =
        journal.consults().stream().filter(c -> tokens.contains(c.token())).toList();
    assertThat(consults.stream().map(c -> c.token() + " " + c.consult()))
        .as("each key has one consult, the one that its client was told of")
        .containsExactlyInAnyOrderElementsOf(
            accepted.entrySet().stream()
                .map(e -> e.getKey().token() + " " + e.getValue().consult())
                .toList());
    assertThat(consults)
        .allSatisfy(
            consult -> {
              assertThat(consult.state()).isEqualTo("ADVISED");
              assertThat(consult.advices()).isOne();
            });
    eventsWithoutGap(journal, consults);
  }

  private static void eventsWithoutGap(KeptJournal journal, List<KeptJournal.Ended> consults)
      throws SQLException {
    Map<String, List<KeptJournal.Event>> events =
        journal.events().stream().collect(Collectors.groupingBy(KeptJournal.Event::consult));
    for (KeptJournal.Ended consult : consults) {
      List<KeptJournal.Event> own = events.getOrDefault(consult.consult(), List.of());
      assertThat(own.stream().map(KeptJournal.Event::number))
          .as("numbers of " + consult.token())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, own.size()).boxed().toList());
      List<String> kinds = own.stream().map(KeptJournal.Event::kind).toList();
      assertThat(kinds).as(consult.token()).startsWith("ACCEPTED").endsWith("DONE");
      assertThat(kinds).filteredOn("DONE"::equals).hasSize(1);
      assertThat(kinds).filteredOn("STARTED"::equals).hasSize(consult.attempt());
      assertThat(kinds).filteredOn("DECIDED"::equals).hasSizeLessThanOrEqualTo(1);
    }
  }

  /**
   * No call is made twice in one life of the service, and none in a later life than the one in
   * which its answer was written down.
   *
   * @param answered by life, the calls whose answers were in the journal when it ended
   * @return how many calls were made again, having been under way when the service was killed
   */
  static int nothingTwice(
      List<ModelCall> made, Map<Integer, Set<String>> answered, Set<String> written) {
    Map<String, List<Integer>> lives = new TreeMap<>();
    made.forEach(
        call -> lives.computeIfAbsent(call.question(), q -> new ArrayList<>()).add(call.life()));
    assertThat(lives.keySet()).as("calls made are calls written down").isEqualTo(written);
    lives.forEach(
        (question, all) -> {
          assertThat(all).as("in one life: " + question).doesNotHaveDuplicates();
          assertThat(all.subList(1, all.size()))
              .as("after its answer was written down: " + question)
              .allSatisfy(
                  life -> assertThat(answeredBefore(life, answered)).doesNotContain(question));
        });
    return made.size() - lives.size();
  }

  private static Set<String> answeredBefore(int life, Map<Integer, Set<String>> answered) {
    return answered.getOrDefault(life - 1, Set.of());
  }

  /**
   * Every call that was written down has its answer.
   *
   * @return the question, as the stub knows it, of each, by the call's number
   */
  static Map<Long, String> allAnswered(KeptJournal journal, List<ModelCall> made)
      throws SQLException {
    List<KeptJournal.Call> calls = journal.calls();
    assertThat(calls).allSatisfy(call -> assertThat(call.answered()).isTrue());
    Map<Long, String> questions = questions(calls, made);
    assertThat(questions).hasSameSizeAs(calls);
    return questions;
  }

  /** The question, as the stub knows it, of each call in the journal, by the call's number. */
  private static Map<Long, String> questions(List<KeptJournal.Call> calls, List<ModelCall> made) {
    Map<String, Set<ModelCall>> byCase =
        made.stream()
            .collect(
                Collectors.groupingBy(call -> call.token() + call.model(), Collectors.toSet()));
    var questions = new HashMap<Long, String>();
    for (KeptJournal.Call call : calls) {
      byCase.getOrDefault(call.token() + call.agent(), Set.of()).stream()
          .filter(call::is)
          .findFirst()
          .ifPresent(found -> questions.put(call.id(), found.question()));
    }
    return questions;
  }

  /** A consult ends with a plan, the one that its client was told, and nothing is left out. */
  static JsonNode advised(ConsultClient client, Asked asked, Answer told)
      throws InterruptedException {
    JsonNode consult = client.ended(told.consult(), LONG);
    assertThat(consult.path("state").asText()).as(asked.token()).isEqualTo("advised");
    JsonNode advice = consult.get("advice");
    if (told.status() == 200) {
      assertThat(Outcome.of(told.body())).isEqualTo(Outcome.of(advice));
    }
    accountedFor(asked, advice);
    return advice;
  }

  /** Nothing that a member proposed is missing from the ledger. */
  private static void accountedFor(Asked asked, JsonNode advice) {
    assertThat(Outcome.accounted(advice))
        .as("ledger of " + asked.token())
        .containsAll(Outcome.proposed(advice));
    Map<String, Integer> proposed = new HashMap<>();
    Outcome.proposed(advice).forEach(line -> proposed.merge(line.split(":")[0], 1, Integer::sum));
    List<String> proposers =
        asked.team().equals("guardian") ? List.of("generalist") : StubHome.ROLES;
    for (String proposer : proposers) {
      assertThat(Outcome.accounted(advice))
          .as("what the stub said for " + proposer + " in " + asked.token())
          .containsAll(
              StubAnswers.proposed(asked.token(), proposer).stream()
                  .map(action -> proposer + ": " + action)
                  .toList());
    }
  }
}
