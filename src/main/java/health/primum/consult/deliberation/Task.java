package health.primum.consult.deliberation;

import health.primum.agent.AgentSpec;
import health.primum.agent.AnswerForm;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.PromptTemplate;
import health.primum.consult.Step;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * What one member is asked in one step of a consult.
 *
 * @param agent whom
 * @param step for what
 * @param prompt with what
 * @param form for what kind of answer
 * @param items how many items the list has that is to be rated or reviewed; 0 for a proposal
 * @param places texts for the prompt's places beside the case, each fenced as data
 * @param reading what the member's answer comes to
 */
record Task(
    AgentSpec agent,
    Step step,
    PromptTemplate prompt,
    AnswerForm form,
    int items,
    Map<String, String> places,
    BiFunction<AgentSpec, ModelReply.Completion, MemberAnswer> reading) {
  Task {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(form, "form");
    places = Map.copyOf(places);
    Objects.requireNonNull(reading, "reading");
  }
}
