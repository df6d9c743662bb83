package health.primum.testsupport;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Usage;
import health.primum.clinical.Appropriateness;
import health.primum.consensus.DelphiRule;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A panel of scripted members that propose, look for omissions and rate. */
public final class DelphiPanel {
  private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. (.*)$");
  private final Answers models = new Answers();

  public Answers models() {
    return models;
  }

  /** A member with a plan, and scores for items that contain a word (8 where none does, 0 none). */
  public DelphiPanel member(String name, String plan, Map<String, Integer> scores) {
    return guardian(name, plan, "Nothing to add.", scores);
  }

  /** The same, with what it adds when it is asked what is missing. */
  public DelphiPanel guardian(
      String name, String plan, String missing, Map<String, Integer> scores) {
    models.does(
        name,
        request ->
            request.form() == AnswerForm.BALLOT
                ? rated(items(request.user()), scores)
                : Answers.said(isHunt(request) ? missing : plan));
    return this;
  }

  public static boolean isHunt(ModelRequest request) {
    return request.system().equals("You look for what is missing.");
  }

  public Advice ask(Team team) {
    return Fixtures.deliberation(models)
        .deliberate(ConsultRequest.of(new ConsultId("c"), aCase(), team), ConsultListener.NONE);
  }

  private static ModelReply rated(Map<Integer, String> items, Map<String, Integer> scores) {
    var ratings = new ArrayList<Ballot.Rating>();
    items.forEach(
        (number, text) -> {
          int score =
              scores.entrySet().stream()
                  .filter(s -> text.contains(s.getKey()))
                  .mapToInt(Map.Entry::getValue)
                  .findFirst()
                  .orElse(8);
          if (score > 0) {
            ratings.add(new Ballot.Rating(number, new Appropriateness(score), "why"));
          }
        });
    return new ModelReply.Completion(
        "{}", new Answer.Rated(new Ballot(ratings)), new Usage(10, 20), Origin.LIVE);
  }

  /** The numbered items of a message. */
  public static Map<Integer, String> items(String message) {
    Map<Integer, String> items = new HashMap<>();
    Matcher item = ITEM.matcher(message);
    while (item.find()) {
      items.put(Integer.parseInt(item.group(1)), item.group(2));
    }
    return items;
  }

  public static Team team(int quorum, String... names) {
    return team(quorum, Arrays.stream(names).map(Fixtures::anAgent).toList());
  }

  public static Team team(int quorum, List<AgentSpec> members) {
    return team(quorum, members, List.of());
  }

  /** A team of which some look for omissions. */
  public static Team team(int quorum, List<AgentSpec> members, List<String> guardians) {
    Map<AgentId, PromptTemplate> rate = new HashMap<>();
    Map<AgentId, PromptTemplate> hunt = new HashMap<>();
    for (AgentSpec member : members) {
      rate.put(member.id(), prompt("rate", "You rate."));
    }
    for (String guardian : guardians) {
      hunt.put(new AgentId(guardian), prompt("hunt", "You look for what is missing."));
    }
    return new Team(
        new TeamId("delphi"),
        members,
        new Protocol.Delphi(new DelphiRule(12), rate, hunt, Optional.empty()),
        quorum,
        LONG,
        null,
        Fingerprint.of("delphi"));
  }

  private static PromptTemplate prompt(String step, String system) {
    return new PromptTemplate(
        step + "/test", system, "{{case}}\n{{candidates}}", Fingerprint.of(step));
  }
}
