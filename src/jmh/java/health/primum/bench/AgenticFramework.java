package health.primum.bench;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import health.primum.agent.PromptTemplate;
import health.primum.consult.deliberation.Prompting;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** LangChain4j's own parallel agents, on its own model and HTTP client as they come. */
final class AgenticFramework implements Contender {
  /** One member. */
  public interface Member {
    @Agent("Proposes a plan")
    @UserMessage("{{prompt}}")
    String propose(@V("prompt") String prompt);
  }

  private final List<String> keys;
  private final UntypedAgent team;
  private final Map<String, Object> input;

  AgenticFramework(String url, int members) {
    PromptTemplate prompt = Question.aPrompt();
    this.input =
        Map.of(
            "prompt", new Prompting(new Random(1)).fill(prompt, Question.aCase(), Map.of()).text());
    this.keys = IntStream.range(0, members).mapToObj(i -> "member" + i).toList();
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(url)
            .apiKey("sk-stub")
            .modelName("stub")
            .maxCompletionTokens(8_000)
            .maxRetries(0)
            .build();
    this.team =
        AgenticServices.parallelBuilder()
            .subAgents(keys.stream().map(key -> member(model, prompt, key)).toArray())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .output(scope -> keys.stream().map(key -> scope.readState(key, "")).toList())
            .build();
  }

  private static Member member(ChatModel model, PromptTemplate prompt, String key) {
    return AgenticServices.agentBuilder(Member.class)
        .chatModel(model)
        .systemMessage(prompt.system())
        .name(key)
        .outputKey(key)
        .build();
  }

  @Override
  public String name() {
    return "langchain4j-agentic";
  }

  @Override
  public boolean consult() {
    try {
      return team.invoke(input) instanceof List<?> answers
          && answers.stream().noneMatch(answer -> answer.toString().isEmpty());
    } catch (RuntimeException failed) {
      return false;
    }
  }
}
