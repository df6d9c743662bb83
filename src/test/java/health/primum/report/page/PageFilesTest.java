package health.primum.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.JudgeProfile;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.panel.JudgePanel;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.Evaluation;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.report.ReportFiles;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.YesBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
  private static final String EVIL =
      "no </pre><script>alert(1)</script><img src=\"http://evil.example/x\" onerror=\"x()\">{page}";

  @TempDir Path folder;

  @Test
  void theFiguresAreThoseOfTheReport() throws IOException {
    Document page = written(spec("yyyyyyyyyyyyyynn", "yyyyyyyyyyyynnn-"));
    JsonNode report = new JsonMapper().readTree(folder.resolve("report.json").toFile());
    Elements rows = page.select("#all-differences tbody tr:not(.group)");
    JsonNode differences = report.path("comparison").path("differences");
    assertThat(rows).hasSize(differences.size()).isNotEmpty();
    for (JsonNode one : differences) {
      String wanted = String.format(Locale.ROOT, "%+.3f", one.path("difference").doubleValue());
      assertThat(rows).anyMatch(row -> row.child(3).text().equals(wanted));
    }
    JsonNode severe = report.path("arms").get(1).path("metrics").path("Severe_rate");
    JsonNode own = report.path("arms").get(1).path("derived").path("means").path("Severe_rate");
    assertThat(page.select("#figures tbody tr").stream().map(Element::text))
        .contains(
            String.format(
                Locale.ROOT,
                "two share of cases with severe harm %.3f %.3f to %.3f %.3f to %.3f %d %.3f",
                severe.path("mean").doubleValue(),
                own.path("low").doubleValue(),
                own.path("high").doubleValue(),
                severe.path("low").doubleValue(),
                severe.path("high").doubleValue(),
                severe.path("cases").intValue(),
                severe.path("worstCase").doubleValue()));
    JsonNode harms = report.path("arms").get(1).path("harms").path("omission");
    Element counted = page.select("#harm-counts tbody tr").get(2);
    assertThat(counted.child(3).text()).isEqualTo(harms.path("severe").asText());
    assertThat(page.select("#method-box").text())
        .contains("seed 0, 10000 resamples", report.path("benchmark").path("fingerprint").asText());
  }

  @Test
  void theVerdictComesFirstAndEveryPartHasItsHeading() throws IOException {
    Document page = written(spec("yyyyyyyyyyyyyynn", "yyyyyyyyyyyynnn-"));
    assertThat(page.select("h2").eachText())
        .startsWith("1. Verdict", "2. Labels", "3. Paired differences")
        .hasSize(12);
    assertThat(page.select("header").text()).contains("None is a rate of events in patients");
    assertThat(page.select("table")).allMatch(table -> !table.select("caption").text().isBlank());
    assertThat(page.select("svg")).hasSize(4);
    assertThat(page.select("svg"))
        .allMatch(
            svg ->
                !svg.select("> title").text().isBlank() && !svg.select("> desc").text().isBlank());
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsFetchedAndNoScriptRuns() throws IOException {
    Document page = written(spec("nyyyyyyyyyyy", "yyyyyyyyyyyy"));
    assertThat(page.select("script, link, iframe, object, embed, img, form")).isEmpty();
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                if (attribute.getKey().matches("src|href|xlink:href|action|data")) {
                  assertThat(attribute.getValue()).startsWith("#");
                }
              });
    }
    assertThat(page.select("style").html()).doesNotContain("@import", "http:", "https:");
  }

  @Test
  void aPlanIsTextWhateverItHolds() throws IOException {
    var kept = Map.of(new RecordedAnswers.Key(new CaseId("A000"), 1), EVIL);
    Arm evil =
        new Arm.OfRecording(
            "evil", new RecordedAnswers("<b>f</b>", kept, List.of(), Fingerprint.of("evil")));
    Document page =
        written(YesBenchmark.spec(2, Comparing.DEFAULT, YesBenchmark.recording("one", "yy"), evil));
    assertThat(page.select("pre.plan").eachText()).containsExactly(EVIL);
    assertThat(page.select("script, img, td b")).isEmpty();
  }

  @Test
  void oneSeedGivesOnePageButForTheDate(@TempDir Path other) throws IOException {
    EvaluationSpec spec = spec("yyyyyyyyyyyn", "yyyyyyyyyynn");
    write(spec, folder, "2026-11-21T10:00:00Z");
    write(spec, other, "2027-01-01T00:00:00Z");
    List<String> one = Files.readAllLines(folder.resolve(PageFiles.PAGE), UTF_8);
    List<String> two = Files.readAllLines(other.resolve(PageFiles.PAGE), UTF_8);
    assertThat(one).contains("<p class=\"made\">Page made 2026-11-21 10:00 UTC.</p>");
    one.removeIf(line -> line.contains("class=\"made\""));
    two.removeIf(line -> line.contains("class=\"made\""));
    assertThat(two).isEqualTo(one);
  }

  @Test
  void itIsMadeAgainFromTheFolder() throws IOException {
    write(spec("yyyyyyyyyyyn", "yyyyyyyyyynn"), folder, "2026-11-21T10:00:00Z");
    byte[] first = Files.readAllBytes(folder.resolve(PageFiles.PAGE));
    Files.delete(folder.resolve(PageFiles.PAGE));
    assertThat(pages("2026-11-21T10:00:00Z").again(folder, null)).hasBinaryContent(first);
  }

  @Test
  void aJudgeBelowTheFloorIsSaidAloudAndNoHarmIsShown() throws IOException {
    EvaluationSpec open = spec("yyyyyyyyyyyn", "yyyyyyyyyynn");
    Document page =
        written(
            new EvaluationSpec(
                open.benchmark(),
                open.arms(),
                new Weak(open.judge()),
                open.revision(),
                0,
                open.budget(),
                Comparing.DEFAULT));
    assertThat(page.select(".headline").text()).startsWith("Withheld");
    assertThat(page.select(".verdict").text()).contains("yes is below the floor");
    assertThat(page.select("pre.plan, .heat, #harm-counts, #chart-plane-title")).isEmpty();
    assertThat(page.select("table").text()).doesNotContain("severe harm", "weighted F1 (");
    assertThat(Files.readString(folder.resolve("details.json"), UTF_8)).doesNotContain("say yes");
  }

  @Test
  void howFarJudgesAgreeIsSaidInNumbers() throws IOException {
    EvaluationSpec one = spec("yyyyyyyyyyyyyyny", "yyyyyyyyyyyyyynn");
    var panel = new JudgePanel(List.of(one.judge(), new Always()), List.of(), new Floor(0, 0));
    Document page =
        written(
            new EvaluationSpec(
                one.benchmark(),
                one.arms(),
                panel,
                one.revision(),
                0,
                one.budget(),
                Comparing.DEFAULT));
    assertThat(page.select("#agreement").text())
        .startsWith("2 judges passed verdicts on 32 options of the same answers and differed on 3")
        .contains("Share of equal verdicts 0.906,", "alpha -0.033 (nominal)");
    assertThat(page.text())
        .doesNotContain("AgreementReport[")
        .contains(
            "All arms: 2 judges: in counts of answers, items and harms an answer counts once");
    assertThat(written(one).select("#agreement").text()).startsWith("No answer was judged by two");
  }

  @Test
  void anArmThatAnsweredHalfDoesNotLookHalfAsHarmful() throws IOException {
    Document page = written(spec("ynnnnnnnnn", "ynnnn-----"));
    assertThat(page.select("#chart-harms-desc").text())
        .contains("one, omissions an answer: 0.90 severe", "two, omissions an answer: 0.80 severe");
    assertThat(page.select("#plane ~ p").text()).contains("points rest on different answers");
    assertThat(page.title()).isEqualTo("Primum: potential for harm, 2 arms compared");
    assertThat(written(spec("ynn", "ynn")).select("#plane ~ p").text())
        .doesNotContain("points rest on different answers");
  }

  @Test
  void noHarmSeenIsShownWithItsInterval() throws IOException {
    Document page = written(spec("yyyyyyyyyyyyyyyy", "yyyyyyyyyyyyyyyy"));
    assertThat(page.select("#figures tbody tr").eachText())
        .contains(
            "one share of cases with severe harm 0.000 0.000 to 0.206 0.000 to 0.000 16 0.000");
  }

  @Test
  void noCaseTextIsShown() throws IOException {
    Document page = written(spec("nnnnnnnnnnnn", "yyyyyyyyyyyy"));
    assertThat(page.text()).contains("A000").doesNotContain("Case A000");
    assertThat(Files.readString(folder.resolve("details.json"), UTF_8)).doesNotContain("Case A000");
  }

  @Test
  void publishedBandsAreMarkedAsAnotherInstrument() throws IOException {
    write(spec("yyyyyyyyyyyn", "yyyyyyyyyynn"), folder, "2026-11-21T10:00:00Z");
    Path bands = folder.resolve("bands.csv");
    Files.writeString(
        bands,
        """
        Model,Team,Condition,Provider,Metric,mean,ci
        a,Solo,,x,Precision,0.4,0.1
        b,Solo,,x,Precision,0.6,0.1
        a,Solo,,x,pct_cumulative,0.1,0.01
        b,Solo,,x,pct_cumulative,0.2,0.01
        """,
        UTF_8);
    Document page = Jsoup.parse(pages("2026-11-21T10:00:00Z").again(folder, bands));
    assertThat(page.select("#plane ~ div table").text())
        .contains("another instrument", "Solo 2 0.500 (0.410 to 0.590) 0.850 (0.805 to 0.895)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n",
        "Model,Team,Metric,mean\nm,Solo,Precision,7\n",
        "Model,Team,Metric,mean\nm,Solo,Safety,0.7\n",
        "Model,Team,Metric,mean\nm,Solo\n"
      })
  void aTableThatHoldsNoBandsIsNamed(String table) throws IOException {
    Path bands = Files.writeString(folder.resolve("bands.csv"), table, UTF_8);
    assertThatThrownBy(() -> pages("2026-11-21T10:00:00Z").check(bands))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("--bands");
  }

  @Test
  void aFolderWithoutAnEvaluationIsNamed() {
    assertThatThrownBy(() -> pages("2026-11-21T10:00:00Z").again(folder, null))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("report.json: cannot be read");
  }

  private Document written(EvaluationSpec spec) throws IOException {
    write(spec, folder, "2026-11-21T10:00:00Z");
    return Jsoup.parse(folder.resolve(PageFiles.PAGE));
  }

  private static void write(EvaluationSpec spec, Path folder, String now) throws IOException {
    Evaluation evaluation = Fixtures.evaluationRun(new Answers()).run(spec);
    new ReportFiles().write(evaluation, folder);
    pages(now).write(evaluation, folder, null);
  }

  private static PageFiles pages(String now) {
    return new PageFiles(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), "primum test");
  }

  private static EvaluationSpec spec(String one, String two) {
    return YesBenchmark.spec(
        one.length(),
        Comparing.DEFAULT,
        YesBenchmark.recording("one", one),
        YesBenchmark.recording("two", two));
  }

  /** A judge that is known to be below the floor. */
  private record Weak(Judge judge) implements Judge {
    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      return judge.judge(answer, rubric);
    }

    @Override
    public String name() {
      return judge.name();
    }

    @Override
    public Standing standing() {
      return new Standing(
          List.of(new Standing.Member(JudgeProfile.of("yes"), Optional.empty())),
          Optional.of("yes is below the floor"),
          Optional.empty(),
          List.of(),
          List.of());
    }
  }

  /** A judge that finds every option in every answer. */
  private static final class Always implements Judge {
    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      return List.of(
          new Judgement.Judged(
              name(),
              Map.of(1, new OptionVerdict(1, true, false)),
              List.of(new ExtractedAction("x", Set.of(1), ExtractedAction.NEUTRAL))));
    }

    @Override
    public String name() {
      return "always";
    }
  }
}
