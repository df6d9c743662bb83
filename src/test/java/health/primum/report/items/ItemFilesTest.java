package health.primum.report.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.primum.fault.FaultyInput;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.ItemLogContract;
import health.primum.noharm.work.ItemLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFilesTest extends ItemLogContract {
  @Override
  protected ItemLogs logs() {
    return new ItemFiles();
  }

  private Path written() throws IOException {
    try (ItemLog log = open()) {
      everything().forEach(log::append);
    }
    return folder.resolve(ItemFiles.NAME);
  }

  @Test
  void whereverTheProcessDiesEveryWholeLineIsKeptAndATornOneNamed() throws IOException {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] left = Arrays.copyOf(bytes, length);
      Files.write(file, left);
      int lines = (int) new String(left, UTF_8).chars().filter(c -> c == '\n').count();
      boolean torn = length > 0 && left[length - 1] != '\n';
      notes.clear();
      try (ItemLog log = open()) {
        assertThat(log.earlier()).hasSize(Math.max(0, lines - 1));
        assertThat(notes).hasSize(torn ? 1 : 0);
        log.append(everything().getLast());
      }
      if (torn) {
        assertThat(notes.getFirst().describe())
            .startsWith("items.jsonl:" + (lines + 1) + ": is half a line");
      }
      assertThat(Files.readString(file)).endsWith("}\n");
      try (ItemLog log = open()) {
        assertThat(log.earlier()).hasSize(Math.max(0, lines - 1) + 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"step\":\"verdict\" | \"step\":\"opinion\" | items.jsonl:3: step is 'opinion', neither answer nor verdict",
        "\"outcome\":\"nothing\" | \"outcome\":\"none\" | items.jsonl:4: outcome is 'none'",
        "\"reason\":\"ESCALATED\" | \"reason\":\"TIRED\" | items.jsonl:5: reason is none of",
        "\"again\":true | \"again\":1 | items.jsonl:5: again is neither true nor false",
        "\"trial\":2,\"judge\" | \"trial\":0,\"judge\" | items.jsonl:3: trial is no whole number of at least 1",
        "\"variant\":\"b\" | \"variant\":\"../b\" | items.jsonl:4: case.id is not an identifier",
        "\"score\":2 | \"score\":12 | items.jsonl:3: score 12 is outside 1 to 9",
        "\"TIMED_OUT\":1 | \"TIRED\":1 | items.jsonl:2: abstained names no failure",
        "\"cost\":\"0.000120\" | \"cost\":\"much\" | items.jsonl:2: cost is no amount",
        "primum-items/1 | primum-items/2 | items.jsonl:1: schema is primum-items/2, and primum-items/1 is read",
        "{\"schema\":\"primum-items/1\", | {schema | items.jsonl:1: is no header"
      })
  void aBrokenLogIsRefusedAndItsLineAndFieldNamed(String from, String to, String fault)
      throws IOException {
    Path file = written();
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    List<String> before = Files.readAllLines(file);
    assertThatThrownBy(this::open)
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("--restart")
        .hasMessageNotContaining("Start x");
    assertThat(Files.readAllLines(file)).isEqualTo(before);
  }

  @Test
  void halfALineBetweenWholeOnesIsNoTornOne() throws IOException {
    Path file = written();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, lines.get(2).substring(0, 40));
    Files.write(file, lines);
    assertThatThrownBy(this::open)
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("items.jsonl:3: the line is no whole JSON object");
  }

  @Test
  void onlyItsUserMayReadIt() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written())))
        .isEqualTo("rw-------");
  }

  @Test
  void anInterruptedThreadStillKeepsItsStep() {
    try (ItemLog log = open()) {
      Thread.currentThread().interrupt();
      log.append(everything().getFirst());
      assertThat(Thread.interrupted()).isTrue();
      log.append(everything().getLast());
    }
    try (ItemLog log = open()) {
      assertThat(log.earlier()).hasSize(2);
    }
  }

  @Test
  void whatCannotBeKeptIsAnError() {
    ItemLog log = open();
    log.close();
    assertThatThrownBy(() -> log.append(everything().getFirst()))
        .isInstanceOf(UncheckedIOException.class);
  }
}
