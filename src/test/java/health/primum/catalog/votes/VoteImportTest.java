package health.primum.catalog.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.VoteImport;
import health.primum.noharm.explore.VoteImport.Commission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteImportTest {
  private static final String MATRIX =
      "scenario_id,model_id,rep_id,action_idx,critical_action,result,commission_harm_0_3,omission_harm_0_4,response_class,omission_mechanism\n";
  @TempDir Path folder;
  @TempDir Path out;

  @BeforeEach
  void scenarios() throws IOException {
    write(
        "scenarios.json",
        "[{\"id\":\"Q1\",\"acuity_weight\":3.5,\"critical_actions\":[\"a\",\"b\"]},"
            + "{\"id\":\"Q2\",\"acuity_weight\":1,\"critical_actions\":[\"c\"]}]");
  }

  @Test
  void makesHitsVotesAndHarmsOptions() throws IOException {
    write(
        "action_hit_matrix.csv",
        MATRIX
            + "Q1,m,0,0,a,hit,2,0,substantive,none\nQ1,m,0,1,b,partial,2,0,substantive,none\n"
            + "Q2,m,0,0,c,miss,0,4,empty_or_filtered,none\nQ2,n,0,0,c,miss,0,4,hard_refusal,none\n");
    new IatroBenchImport().run(folder, out, Commission.SAME);
    assertThat(lines("options.csv"))
        .containsExactly(
            "case,cluster,option,score",
            "Q1,Q1,action-00,9",
            "Q1,Q1,action-01,9",
            "Q2,Q2,action-00,7",
            "Q1,Q1,commission-1,3",
            "Q2,Q2,commission-1,3",
            "Q1,Q1,commission-2,2",
            "Q2,Q2,commission-2,2",
            "Q1,Q1,commission-3,1",
            "Q2,Q2,commission-3,1");
    assertThat(lines("votes.csv"))
        .containsExactly(
            "case,option,member,repeat,vote",
            "Q1,action-00,m,0,yes",
            "Q1,action-01,m,0,partial",
            "Q2,action-00,n,0,no",
            "Q1,commission-1,m,0,yes",
            "Q2,commission-1,n,0,no",
            "Q1,commission-2,m,0,yes",
            "Q2,commission-2,n,0,no",
            "Q1,commission-3,m,0,no",
            "Q2,commission-3,n,0,no");
    assertThat(Files.readString(out.resolve("provenance.md")))
        .contains("3 answers of 2 models to 2 scenarios; 1 were empty or filtered", "Ours:");
  }

  @Test
  void ownHarmsAreAgreedOnByNobodyElse() throws IOException {
    write(
        "action_hit_matrix.csv",
        MATRIX + "Q2,m,0,0,c,hit,1,0,substantive,none\nQ2,n,0,0,c,hit,1,0,substantive,none\n");
    new IatroBenchImport().run(folder, out, Commission.OWN);
    assertThat(lines("votes.csv"))
        .contains("Q2,commission-1-m,m,0,yes", "Q2,commission-1-m,n,0,no")
        .contains("Q2,commission-1-n,m,0,no", "Q2,commission-1-n,n,0,yes");
  }

  @Test
  void namesEveryFaultOfTheMatrix() throws IOException {
    write(
        "action_hit_matrix.csv",
        MATRIX
            + "Q9,m,0,0,a,hit,0,0,s,n\nQ1,m,0,2,a,hit,0,0,s,n\nQ1,m,0,0,a,seen,0,0,s,n\n"
            + "Q1,m,0,0,a,hit,4,0,s,n\nQ1,m,0,0,a,hit,1,0,s,n\nQ1,m,0,1,b,hit,2,0,s,n\n");
    assertThat(faults(new IatroBenchImport()))
        .containsExactly(
            "2: its scenario is not in scenarios.json",
            "3: action_idx is none of the scenario's actions",
            "4: result is not hit, partial or miss",
            "5: commission_harm_0_3 is not 0 to 3",
            "7: gives its answer a second commission harm");
    Files.delete(folder.resolve("scenarios.json"));
    assertThat(faults(new IatroBenchImport())).containsExactly("0: does not exist");
  }

  @Test
  void takesTheClinicianMajorityForRight() throws IOException {
    write(
        "table.csv",
        "dataset,dataset_id,context_id,text,MANAGE_1,MANAGE_2,MANAGE_3,VISIT_1,VISIT_2,VISIT_3,RESOURCE_1,RESOURCE_2,RESOURCE_3,"
            + "GPT4_MANAGE,LLAMA3_MANAGE,LLAMA3-70_MANAGE,PALMYRA-MED_MANAGE,GPT4_VISIT,LLAMA3_VISIT,LLAMA3-70_VISIT,PALMYRA-MED_VISIT,"
            + "GPT4_RESOURCE,LLAMA3_RESOURCE,LLAMA3-70_RESOURCE,PALMYRA-MED_RESOURCE\n"
            + "onc,1,7,\"two\nlines\",1,1,0,0,0,1,0,0,0,1,0,0,0,0,0,0,1,1,0,0,0\n"
            + "onc,2,7,t,1,1,2,0,0,1,0,0,0,1,0,0,0,0,0,0,1,1,0,0,0\n");
    assertThat(faults(new MedPerturbImport()))
        .containsExactly("4: has a decision that is not 0 or 1");
    Files.writeString(
        folder.resolve("table.csv"),
        Files.readString(folder.resolve("table.csv")).replace("t,1,1,2", "t,1,1,1"));
    new MedPerturbImport().run(folder, out, Commission.SAME);
    assertThat(lines("options.csv"))
        .containsExactly(
            "case,cluster,option,score",
            "onc-7-1,onc-7,MANAGE,8",
            "onc-7-1,onc-7,VISIT,2",
            "onc-7-1,onc-7,RESOURCE,2",
            "onc-7-2,onc-7,MANAGE,8",
            "onc-7-2,onc-7,VISIT,2",
            "onc-7-2,onc-7,RESOURCE,2");
    assertThat(lines("votes.csv"))
        .hasSize(1 + 2 * 3 * 4)
        .contains("onc-7-1,MANAGE,GPT4,0,yes", "onc-7-1,VISIT,PALMYRA-MED,0,yes");
  }

  private List<String> faults(VoteImport one) {
    FaultyInput faulty =
        catchThrowableOfType(FaultyInput.class, () -> one.run(folder, out, Commission.SAME));
    assertThat(faulty).isNotNull();
    return faulty.faults().stream().map(VoteImportTest::brief).toList();
  }

  private static String brief(Fault fault) {
    return fault.line() + ": " + fault.what();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(out.resolve(name));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
