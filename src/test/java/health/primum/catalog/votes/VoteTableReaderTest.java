package health.primum.catalog.votes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.table.PartialPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteTableReaderTest {
  private static final String OPTIONS = "case,option,score\nA1,x,9\nA1,y,1\nB1,x,5\n";
  private static final String VOTES =
      "case,option,member,repeat,vote\nA1,x,a,1,yes\nA1,y,a,1,no\nB1,x,b,1,partial\n";
  @TempDir Path folder;

  @BeforeEach
  void soundTables() throws IOException {
    write("o.csv", OPTIONS);
    write("v.csv", VOTES);
  }

  @Test
  void readsTables() {
    Tables tables = read();
    assertThat(tables.table().members()).containsExactly("a", "b");
    assertThat(tables.table().layout().clusters()).containsExactly("A1", "B1");
    assertThat(tables.table().recommended(0, 0, PartialPolicy.NOHARM)).containsExactly(1, 0);
    assertThat(tables.table().recommended(1, 0, PartialPolicy.NOHARM)).containsExactly(0, 1);
    assertThat(tables.table().abstentions(0)).isEqualTo(1);
    assertThat(tables.remarks()).isEmpty();
  }

  @Test
  void marksLineEndsQuotesAndColumnOrderDoNotMatter() throws IOException {
    Tables plain = read();
    write("o.csv", "\uFEFF\"score\",case,\"option\"\r\n9,A1,\"x\"\r\n1,A1,y\r\n5, B1 ,x\r\n\r\n");
    Tables other = read();
    assertThat(other.table().layout().clusters()).isEqualTo(plain.table().layout().clusters());
    assertThat(other.table().layout().mask(s -> s == 9))
        .isEqualTo(plain.table().layout().mask(s -> s == 9));
    assertThat(other.options()).isNotEqualTo(plain.options());
  }

  @Test
  void saysWhichColumnsItDoesNotUse() throws IOException {
    write("o.csv", "case,option,score,text\nA1,x,9,\"give it, now\"\nA1,y,1,\nB1,x,5,\n");
    assertThat(read().remarks())
        .containsExactly(folder.resolve("o.csv") + ": the column 'text' is not used");
  }

  @Test
  void namesEveryFaultOfOptionsAndVotesTogether() throws IOException {
    write("o.csv", OPTIONS + "A1,z,10\nA1,x,9\nC1,,4\nC1,w,4.5\n");
    write(
        "v.csv",
        VOTES
            + "A1,x,a,2,maybe\nA1,q,a,1,yes\nD1,x,a,1,yes\nA1,x,a,1,no\nA1,y,b,one,no\nA1,y,,1,no\nA1,y,b,1\n");
    assertThat(faults())
        .containsExactly(
            "o.csv:5: score is not a whole number from 1 to 9; use the 1 to 9 scale",
            "o.csv:6: is the same option as line 2; remove one of the rows",
            "o.csv:7: option is empty; give it a name",
            "o.csv:8: score is not a whole number from 1 to 9; use the 1 to 9 scale",
            "v.csv:5: vote is not a known vote; write yes, partial or no",
            "v.csv:6: option 'q' is none of case 'A1'; add it to the options or remove the row",
            "v.csv:7: case 'D1' has no options; add them or remove the row",
            "v.csv:8: is a second vote on the same by the same; remove one of the rows",
            "v.csv:9: repeat is not a whole number from 0 to 9999; number the runs",
            "v.csv:10: member is empty; give it a name",
            "v.csv:11: has 4 cells, the header has 5; give every row as many cells as the header, and quote commas");
  }

  @Test
  void namesEveryRowWithBrokenQuoting() throws IOException {
    write("o.csv", OPTIONS + "A1,\"z\"z,3\nB1,\"y\"\"\"q,3\n");
    assertThat(faults())
        .contains(
            "o.csv:5: has broken quoting; close every quote, and write a quote within quotes twice",
            "o.csv:6: has broken quoting; close every quote, and write a quote within quotes twice");
  }

  @Test
  void namesMissingAndDoubleColumns() throws IOException {
    write("o.csv", "case,option\nA1,x\n");
    write("v.csv", "case,option,member,repeat,vote,vote\nA1,x,a,1,yes,no\n");
    assertThat(faults())
        .containsExactly(
            "o.csv:1: has no column 'score'; begin it with case,option,score",
            "v.csv:1: has the column 'vote' twice; remove one of them");
  }

  @Test
  void namesACaseInTwoClusters() throws IOException {
    write("o.csv", "case,option,score,cluster\nA1,x,9,A\nA1,y,1,B\nB1,x,5,\n");
    assertThat(faults())
        .containsExactly("o.csv:3: puts its case in a second cluster; give a case one cluster");
  }

  @Test
  void showsTheFirstFaultsAndCountsTheRest() throws IOException {
    write("o.csv", OPTIONS + "A1,z,0\n".repeat(60));
    List<String> faults = faults();
    assertThat(faults).hasSize(FaultList.SHOWN + 1);
    assertThat(faults.getLast()).startsWith("and 69 more: faults are not shown");
  }

  @Test
  void refusesEmptyAbsentAndForeignFiles() throws IOException {
    write("v.csv", "");
    assertThat(faults()).containsExactly("v.csv:1: is empty; begin it with a header of columns");
    write("v.csv", "case,option,member,repeat,vote\n");
    assertThat(faults()).containsExactly("v.csv: has no rows; give at least one row");
    Files.write(folder.resolve("v.csv"), "case,\u00e9".getBytes(ISO_8859_1));
    assertThat(faults()).containsExactly("v.csv: is not UTF-8 text; save it as UTF-8");
    Files.delete(folder.resolve("v.csv"));
    assertThat(faults()).containsExactly("v.csv: does not exist; name a comma-separated file");
  }

  @Test
  void refusesAMemberWithoutVotes() {
    assertThat(faults("c"))
        .containsExactly("v.csv: member 'c' has no votes; name members that voted");
    assertThat(read("b").table().members()).containsExactly("b");
  }

  private List<String> faults(String... members) {
    FaultyInput faulty = catchThrowableOfType(FaultyInput.class, () -> read(members));
    assertThat(faulty).isNotNull();
    return faulty.faults().stream()
        .map(Fault::describe)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  private Tables read(String... members) {
    return new VoteTableReader()
        .read(folder.resolve("o.csv"), folder.resolve("v.csv"), List.of(members));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
