package health.primum.llm.tape;

import static health.primum.llm.exchange.ScriptedExchange.lasting;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import health.primum.fault.FaultyInput;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.ScriptedExchange;
import health.primum.llm.exchange.Turn;
import health.primum.llm.provider.Turns;
import health.primum.testsupport.Fixtures;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Outcome.Failed CUT_OFF =
      Outcome.Failed.answered(Failure.TRUNCATED, "cut off", new Usage(10, 500));

  @TempDir Path folder;

  @Test
  void givesBackWhatItRecorded() {
    Outcome said = said("1. Order ECG — “now”\n2. Start\taspirin");
    record(new ScriptedExchange(said, CUT_OFF, lasting(Failure.REFUSED)), "a", "b", "c");
    Tape tape = replaying();
    assertThat(tape.send(turn("c"))).isEqualTo(lasting(Failure.REFUSED));
    assertThat(tape.send(turn("b"))).isEqualTo(CUT_OFF);
    assertThat(tape.send(turn("a"))).isEqualTo(said);
    assertThat(tape.missing()).isEmpty();
  }

  @Test
  void everyFailureComesBackAsWhatItWas() {
    for (Failure failure : Failure.values()) {
      record(new ScriptedExchange(lasting(failure)), failure.name());
    }
    Tape tape = replaying();
    for (Failure failure : Failure.values()) {
      assertThat(tape.send(turn(failure.name()))).isEqualTo(lasting(failure));
    }
  }

  @Test
  void theSameCallGetsItsAnswersInOrderAndThenTheLast() {
    record(new ScriptedExchange(said("first"), CUT_OFF, said("third")), "a", "a", "a");
    Tape tape = replaying();
    assertThat(tape.send(turn("a"))).isEqualTo(said("first"));
    assertThat(tape.send(turn("a"))).isEqualTo(CUT_OFF);
    assertThat(tape.send(turn("a"))).isEqualTo(said("third"));
    assertThat(tape.send(turn("a"))).isEqualTo(said("third"));
  }

  @Test
  void aCallThatIsNotOnTheTapeIsNamedInFull() {
    record(new ScriptedExchange(said("x")), "a");
    Tape tape = replaying();
    String fingerprint = Fingerprint.of("b").sha256();
    assertThat(tape.send(turn("b")))
        .isEqualTo(
            Outcome.Failed.lasting(Failure.UNAVAILABLE, "the tape has no call " + fingerprint));
    assertThat(tape.missing()).containsExactly(fingerprint);
  }

  @Test
  void asksNoModelWhileItReplays() {
    record(new ScriptedExchange(said("x")), "a");
    var live = new ScriptedExchange(said("live"));
    var tape = new Tape(live, false, CLOCK);
    assertThat(tape.origin()).isEqualTo(Origin.LIVE);
    tape.replay(folder);
    assertThat(tape.send(turn("a"))).isEqualTo(said("x"));
    tape.send(turn("b"));
    assertThat(tape.origin()).isEqualTo(Origin.RECORDED);
    assertThat(live.sent()).isEmpty();
  }

  @Test
  void recordsNothingUnlessTold() throws IOException {
    var tape = new Tape(new ScriptedExchange(said("x")), true, CLOCK);
    assertThat(tape.send(turn("a"))).isEqualTo(said("x"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void replaysNothingInProduction() {
    record(new ScriptedExchange(said("x")), "a");
    var tape = new Tape(new ScriptedExchange(said("live")), true, CLOCK);
    assertThatThrownBy(() -> tape.replay(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageStartingWith("--replay: answers are not replayed in production;");
    assertThat(tape.send(turn("a"))).isEqualTo(said("live"));
  }

  @Test
  void aTornLastLineIsIgnored() throws IOException {
    record(new ScriptedExchange(said("x"), said("y")), "a", "b");
    Path file = theFile();
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 20));
    Tape tape = replaying();
    assertThat(tape.send(turn("a"))).isEqualTo(said("x"));
    assertThat(((Outcome.Failed) tape.send(turn("b"))).failure()).isEqualTo(Failure.UNAVAILABLE);
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    record(new ScriptedExchange(said("x"), said("y")), "a", "b");
    Path file = theFile();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (String broken :
        List.of(
            lines.getFirst().substring(0, 50),
            "",
            "[]",
            "{\"version\": 2, \"fingerprint\": \"x\", \"response\": \"y\"}",
            lines.getFirst().replace("\"response\"", "\"failure\""))) {
      lines.add(1, broken);
      Files.write(file, lines);
      assertThatThrownBy(this::replaying)
          .as(broken)
          .isInstanceOf(FaultyInput.class)
          .hasMessage(
              file.getFileName()
                  + ":2: is no recorded call; remove the line; the call will then be missing");
      lines.remove(1);
    }
  }

  @Test
  void aFolderWithoutCallsIsAFault() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "nothing");
    assertThatThrownBy(this::replaying)
        .isInstanceOf(FaultyInput.class)
        .hasMessage(
            "--replay: " + folder + " holds no recorded calls; name a folder filled by --record");
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> new Tape(new ScriptedExchange(), false, CLOCK).replay(none))
        .isInstanceOf(FaultyInput.class);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAFault() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new Tape(new ScriptedExchange(), false, CLOCK).record(file))
        .isInstanceOf(FaultyInput.class)
        .hasMessage("--record: " + file + " cannot be written to; name a folder that can");
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    record(new ScriptedExchange(said("x")), "a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatWasAskedIsKeptByFingerprintOnly() throws IOException {
    record(new ScriptedExchange(said("x")), "a");
    assertThat(Files.readString(theFile()))
        .doesNotContain("You advise.")
        .doesNotContain("the case")
        .contains("\"fingerprint\":\"" + Fingerprint.of("a").sha256() + "\"")
        .contains("\"prompt_sha256\":\"" + Fingerprint.of("prompt").sha256() + "\"")
        .contains("\"model\":\"model-a\"")
        .contains("\"temperature\":0.3")
        .contains("\"at\":\"2026-01-01T00:00:00Z\"")
        .endsWith("}\n");
  }

  /** A cancelled call is recorded by an interrupted thread; the others must go on the tape too. */
  @Test
  void anInterruptedCallDoesNotEndTheTape() throws InterruptedException {
    Exchange interrupted =
        turn -> {
          Thread.currentThread().interrupt();
          return lasting(Failure.CANCELLED);
        };
    var tape = new Tape(interrupted, false, CLOCK);
    tape.record(folder);
    Thread.ofVirtual().start(() -> tape.send(turn("a"))).join();
    Thread.ofVirtual().start(() -> tape.send(turn("b"))).join();
    Tape kept = replaying();
    assertThat(kept.send(turn("a"))).isEqualTo(lasting(Failure.CANCELLED));
    assertThat(kept.send(turn("b"))).isEqualTo(lasting(Failure.CANCELLED));
  }

  @Test
  void callsAtOnceDoNotTearEachOthersLines() throws InterruptedException {
    var tape = new Tape(new ScriptedExchange(said("x".repeat(5_000))), false, CLOCK);
    tape.record(folder);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Turn turn = turn("call " + i);
      callers.add(Thread.ofVirtual().start(() -> tape.send(turn)));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    Tape kept = replaying();
    for (int i = 0; i < 40; i++) {
      assertThat(kept.send(turn("call " + i))).isEqualTo(said("x".repeat(5_000)));
    }
  }

  private void record(Exchange live, String... calls) {
    var tape = new Tape(live, false, CLOCK);
    tape.record(folder);
    for (String call : calls) {
      tape.send(turn(call));
    }
  }

  @Test
  void aFinishedCallIsGivenOnceToThePurposeItWasMadeFor() {
    Tape first = kept(new ScriptedExchange(said("one"), said("two"), said("other")));
    assertThat(first.send(turn("a", "p"))).isEqualTo(said("one"));
    assertThat(first.send(turn("a", "p"))).isEqualTo(said("two"));
    assertThat(first.send(turn("a", "q"))).isEqualTo(said("other"));
    assertThat(first.origin()).isEqualTo(Origin.LIVE);
    Tape again = kept(new ScriptedExchange(said("new"), said("third")));
    assertThat(again.send(turn("a", "q"))).isEqualTo(said("other"));
    assertThat(again.send(turn("a", "q"))).isEqualTo(said("new"));
    assertThat(again.send(turn("a", "p"))).isEqualTo(said("one"));
    assertThat(again.send(turn("a", "p"))).isEqualTo(said("two"));
    assertThat(again.send(turn("b", "p"))).isEqualTo(said("third"));
  }

  @Test
  void whatMaySucceedAnotherTimeIsAskedAgainAndARefusalIsNot() {
    Tape first =
        kept(
            new ScriptedExchange(
                lasting(Failure.TIMED_OUT), lasting(Failure.REFUSED), CUT_OFF, said("said")));
    first.send(turn("late", "p"));
    first.send(turn("refused", "p"));
    first.send(turn("cut", "p"));
    Tape again = kept(new ScriptedExchange(said("in time")));
    assertThat(again.send(turn("late", "p"))).isEqualTo(said("in time"));
    assertThat(again.send(turn("refused", "p"))).isEqualTo(lasting(Failure.REFUSED));
    assertThat(again.send(turn("cut", "p"))).isEqualTo(CUT_OFF);
  }

  @Test
  void whatIsRecordedForTheUserIsKeptToGoOnWithToo(@TempDir Path users) {
    var both = new Tape(new ScriptedExchange(said("one")), false, CLOCK);
    both.record(users);
    both.keep(folder);
    both.send(turn("a", "p"));
    assertThat(kept(new ScriptedExchange()).send(turn("a", "p"))).isEqualTo(said("one"));
    var replayed = new Tape(new ScriptedExchange(), false, CLOCK);
    replayed.replay(users);
    assertThat(replayed.send(turn("a"))).isEqualTo(said("one"));
  }

  @Test
  void aCallWithoutAPurposeIsNotKept() {
    kept(new ScriptedExchange(said("one"))).send(turn("a"));
    assertThat(folder).isEmptyDirectory();
    assertThat(kept(new ScriptedExchange(said("two"))).send(turn("a"))).isEqualTo(said("two"));
  }

  @Test
  void halfALastCallIsMadeAgainAndABrokenOneNamed() throws IOException {
    Tape first = kept(new ScriptedExchange(said("one"), said("two")));
    first.send(turn("a", "p"));
    first.send(turn("b", "p"));
    String text = Files.readString(theFile());
    Files.writeString(theFile(), text.substring(0, text.length() - 5));
    Tape again = kept(new ScriptedExchange(said("again")));
    assertThat(again.send(turn("a", "p"))).isEqualTo(said("one"));
    assertThat(again.send(turn("b", "p"))).isEqualTo(said("again"));
    Files.writeString(theFile(), "{}\n" + text);
    assertThatThrownBy(() -> kept(new ScriptedExchange()))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining(":1: is no recorded call");
  }

  /** A tape of a process of its own, as its clock says. */
  private Tape kept(Exchange live) {
    var tape = new Tape(live, false, Clock.tickMillis(ZoneOffset.UTC));
    tape.keep(folder);
    return tape;
  }

  private static Turn turn(String call, String purpose) {
    Turn any = turn(call);
    return new Turn(
        any.agent(),
        any.provider(),
        any.messages(),
        any.schema(),
        any.fingerprint(),
        any.prompt(),
        any.deadline(),
        any.budget(),
        purpose);
  }

  private Tape replaying() {
    var tape = new Tape(new ScriptedExchange(), false, CLOCK);
    tape.replay(folder);
    return tape;
  }

  private Path theFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static Turn turn(String call) {
    Turn any =
        Turns.turn(
            Fixtures.aProvider(Api.OPENAI, "http://127.0.0.1:1/v1"),
            Optional.empty(),
            5_000,
            null,
            Budget.unlimited());
    return new Turn(
        any.agent(),
        any.provider(),
        any.messages(),
        any.schema(),
        Fingerprint.of(call),
        any.prompt(),
        any.deadline(),
        any.budget());
  }
}
