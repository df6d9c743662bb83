package health.primum.noharm.judge.llm;

import health.primum.agent.PromptTemplate;
import java.util.Optional;
import java.util.SortedSet;

/** The judges that can be asked. Thread-safe. */
public interface JudgeCatalog {
  Optional<JudgeSpec> judge(String id);

  /** All that could be read. */
  SortedSet<String> judges();

  /** What systems are asked with that grade a closed list. */
  Optional<PromptTemplate> closedList();
}
