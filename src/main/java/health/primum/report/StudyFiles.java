package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.consult.study.MemberStudy;
import health.primum.consult.study.StudySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes {@code members.csv} (a row a member) and {@code only.csv} (a row an action). */
public final class StudyFiles implements StudySink {
  @Override
  public void write(MemberStudy.Result result, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("members.csv"), members(result), UTF_8);
    Files.writeString(folder.resolve("only.csv"), only(result), UTF_8);
  }

  private static String members(MemberStudy.Result result) {
    List<String> rules = result.rules().stream().map(MemberStudy.Ruled::rule).toList();
    var header =
        new ArrayList<>(
            List.of("member", "model", "cases", "answered", "abstained", "proposed", "alone"));
    rules.forEach(rule -> header.addAll(List.of("outvoted " + rule, "omitted " + rule)));
    return Csv.write(
        header, result.members().stream().map(member -> row(result, rules, member)).toList());
  }

  private static List<String> row(
      MemberStudy.Result result, List<String> rules, MemberStudy.Member member) {
    var row =
        new ArrayList<>(
            List.of(
                member.agent().value(),
                member.model(),
                String.valueOf(result.cases()),
                String.valueOf(member.answered()),
                String.join(
                    "; ",
                    member.abstained().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList()),
                String.valueOf(member.proposed()),
                String.valueOf(member.alone())));
    for (String rule : rules) {
      row.add(String.valueOf(member.outvoted().getOrDefault(rule, 0)));
      row.add(String.valueOf(member.omitted().getOrDefault(rule, 0)));
    }
    return row;
  }

  private static String only(MemberStudy.Result result) {
    return Csv.write(
        List.of("case", "member", "category", "intent", "urgency", "action"),
        result.only().stream()
            .map(
                only ->
                    List.of(
                        only.clinicalCase().value(),
                        only.agent().value(),
                        only.action().category().label(),
                        only.action().intent().name().toLowerCase(Locale.ROOT),
                        only.action().urgency().name().toLowerCase(Locale.ROOT),
                        only.action().statement()))
            .toList());
  }
}
