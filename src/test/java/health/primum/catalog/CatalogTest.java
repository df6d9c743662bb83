package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Fingerprint;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final String AGENT =
      "id: %s\nprovider: openai\nmodel: m\nrole: generalist\nprompt: propose/p\ndeadline: 60s\n";
  private static final String TEAM =
      "id: pair\nmembers: [a, b]\nprotocol: vote\nrule: majority\nquorum: 2\ndeadline: 90s\n";

  @TempDir Path home;

  @BeforeEach
  void aSoundHome() throws IOException {
    write("prompts/propose/p.md", "---\nid: propose/p\nrole: generalist\n---\n{{case}}\nAdvise.\n");
    write(
        "config/providers.yaml",
        "providers:\n  - {name: openai, api: openai, base-url: http://127.0.0.1:1/v1}\n");
    write("agents/a.yaml", AGENT.formatted("a"));
    write("agents/b.yaml", AGENT.formatted("b"));
    write("agents/teams/pair.yaml", TEAM);
  }

  @Test
  void readsWhatIsSound() {
    Catalog catalog = Catalog.read(home, name -> null);
    assertThat(catalog.faults()).isEmpty();
    assertThat(catalog.find(new TeamId("pair")).orElseThrow().members()).hasSize(2);
    assertThat(catalog.parts().keySet())
        .containsExactly("agent a", "agent b", "prompt propose/p", "team pair");
  }

  @Test
  void namesAnUnknownKeyWithItsLine() throws IOException {
    write("agents/a.yaml", AGENT.formatted("a") + "modle: x\n");
    assertThat(faults())
        .contains(
            "agents/a.yaml:7: unknown key 'modle'; known keys are answers, cases, deadline, description, id, max-tokens, model, price, prompt, provider, role, structured, temperature");
  }

  @Test
  void namesEveryFaultOfAFileAtOnce() throws IOException {
    write(
        "agents/a.yaml",
        "id: a\nprovider: acme\nmodel: m\nrole: r\nprompt: propose/none\ntemperature: 3\nmax-tokens: 0\ndeadline: soon\n");
    assertThat(faults())
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(
                        "agents/a.yaml:2: unknown provider 'acme'; name recorded, scripted, rules or one of config/providers.yaml: [openai]"))
        .anySatisfy(
            f -> assertThat(f).startsWith("agents/a.yaml:5: there is no prompt 'propose/none'"))
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith("agents/a.yaml:6: 'temperature' is '3', not a number from 0 to 2"))
        .anySatisfy(f -> assertThat(f).startsWith("agents/a.yaml:7: 'max-tokens' is '0'"))
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(
                        "agents/a.yaml:8: 'deadline' is 'soon', not a duration above zero and at most 24 h; write it as 500ms, 60s or 2m"));
  }

  @Test
  void namesADuplicateIdAndWhereTheOtherIs() throws IOException {
    write("agents/z.yaml", AGENT.formatted("a"));
    assertThat(faults())
        .containsExactly(
            "agents/z.yaml:1: duplicate id 'a', already in agents/a.yaml; give one of them another id");
  }

  @Test
  void namesAMissingFile() throws IOException {
    write(
        "agents/a.yaml",
        AGENT.formatted("a").replace("openai", "recorded") + "answers: nowhere.jsonl\n");
    assertThat(faults())
        .contains(
            "agents/a.yaml:7: file nowhere.jsonl does not exist; correct the path or add the file");
  }

  @Test
  void oneBadAgentTakesOnlyItsOwnTeamsOffTheRoster() throws IOException {
    write("agents/c.yaml", AGENT.formatted("c") + "color: red\n");
    write("agents/teams/solo-c.yaml", "id: solo-c\nmembers: [c]\nprotocol: solo\ndeadline: 9s\n");
    Catalog catalog = Catalog.read(home, name -> null);
    assertThat(catalog.teams()).extracting(Team::id).containsExactly(new TeamId("pair"));
    assertThat(faults())
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(
                        "agents/teams/solo-c.yaml:2: there is no agent 'c', or its file is faulty"));
  }

  @Test
  void checksTeams() throws IOException {
    write("agents/teams/pair.yaml", TEAM.replace("majority", "mostly"));
    assertThat(faults())
        .containsExactly(
            "agents/teams/pair.yaml:4: unknown rule 'mostly'; rules are any, majority, unanimous, or 'quorum: k' below rule:");
    write("agents/teams/pair.yaml", TEAM.replace("protocol: vote", "protocol: brawl"));
    assertThat(faults())
        .containsExactly(
            "agents/teams/pair.yaml:3: unknown protocol 'brawl'; protocols are solo, vote, advisor-guardian, delphi");
    write("agents/teams/pair.yaml", TEAM.replace("quorum: 2", "quorum: 3"));
    assertThat(faults())
        .containsExactly(
            "agents/teams/pair.yaml:5: quorum 3 is outside 1 to 2; ask for no more answers than there are members");
    write("agents/teams/pair.yaml", TEAM.replace("rule: majority", "rule: {quorum: 2}"));
    assertThat(faults()).isEmpty();
    write("agents/teams/pair.yaml", TEAM.replace("[a, b]", "\n  - a\n  - nobody"));
    assertThat(faults())
        .contains(
            "agents/teams/pair.yaml:4: there is no agent 'nobody', or its file is faulty; name one of [a, b]");
  }

  @Test
  void checksPrompts() throws IOException {
    write(
        "prompts/propose/p.md",
        "---\nid: propose/p\n---\nAdvise on {{patient}} and {{allergies}}.\n");
    assertThat(faults())
        .contains(
            "prompts/propose/p.md:4: has no place {{case}}; put {{case}} where the case belongs")
        .contains(
            "prompts/propose/p.md:4: unknown place {{allergies}}; places are {{case}}, {{question}}, {{patient}}");
    write("prompts/propose/p.md", "Advise on {{case}}.\n");
    assertThat(faults())
        .anySatisfy(f -> assertThat(f).startsWith("prompts/propose/p.md:1: has no front matter"));
    write("prompts/propose/p.md", "---\nid: propose/q\n---\n{{case}}\n");
    assertThat(faults())
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(
                        "prompts/propose/p.md:2: 'id' is 'propose/q' in the file of 'propose/p'"));
  }

  @Test
  void namesBrokenYamlAndMissingFolders(@TempDir Path empty) throws IOException {
    write("agents/a.yaml", "id: a\n  provider: [openai\n");
    assertThat(faults()).anySatisfy(f -> assertThat(f).startsWith("agents/a.yaml:2: is not YAML"));
    assertThat(Catalog.read(empty, name -> null).faults())
        .extracting(Fault::where)
        .containsExactly("agents", "prompts");
  }

  @Test
  void fingerprintsWhatIsMeantNotHowItIsWritten() throws IOException {
    Fingerprint before = Catalog.read(home, name -> null).parts().get("team pair");
    write(
        "agents/teams/pair.yaml",
        "# The two of them.\nquorum: 2\ndeadline: 90s\nrule: majority\nprotocol: vote\nmembers:\n  - b\n  - a\nid: pair\n");
    assertThat(Catalog.read(home, name -> null).parts().get("team pair")).isEqualTo(before);
    write(
        "prompts/propose/p.md",
        "---\nid: propose/p\nrole: generalist\n---\n{{case}}\nAdvise well.\n");
    assertThat(Catalog.read(home, name -> null).parts().get("team pair")).isNotEqualTo(before);
  }

  /** An alarm of theirs can stand on top of any team's advice. */
  @Test
  void everyTeamsFingerprintCoversTheChecklists() throws IOException {
    String checklist =
        "checklists:\n  - {id: c, title: Chest pain, source: s, any: [chest pain], alarm: %s, actions: [{action: Order ECG, intent: order, category: diagnostic, urgency: emergent, why: w}]}\n";
    Fingerprint without = Catalog.read(home, name -> null).parts().get("team pair");
    write("config/checklists/c.yaml", checklist.formatted("hurry"));
    Fingerprint with = Catalog.read(home, name -> null).parts().get("team pair");
    write("config/checklists/c.yaml", checklist.formatted("run"));
    Fingerprint changed = Catalog.read(home, name -> null).parts().get("team pair");
    assertThat(faults()).isEmpty();
    assertThat(List.of(without, with, changed)).doesNotHaveDuplicates();
  }

  @Test
  void theShippedCatalogIsSound() {
    Catalog shipped = Catalog.read(Path.of("."), name -> null);
    assertThat(shipped.faults()).isEmpty();
    assertThat(shipped.teams())
        .extracting(team -> team.id().value())
        .contains(
            "demo-panel-majority",
            "solo-openai",
            "solo-anthropic",
            "solo-gemini",
            "solo-mistral",
            "solo-bedrock",
            "solo-ollama",
            "panel-vote",
            "panel-delphi",
            "advisor-guardian",
            "local-panel-vote",
            "local-panel-delphi",
            "local-advisor-guardian");
  }

  private List<String> faults() {
    return Catalog.read(home, name -> null).faults().stream().map(Fault::describe).toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
