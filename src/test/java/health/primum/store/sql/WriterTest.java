package health.primum.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing in groups: order, faults, room, and a database that is away. */
class WriterTest {
  private static final Writer.Bounds BOUNDS = new Writer.Bounds(5, 3, 100, Duration.ofSeconds(20));

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final Flaky database = new Flaky(UUID.randomUUID().toString());
  private Writer writer;

  @BeforeEach
  void open() throws SQLException {
    try (var connection = database.source().getConnection()) {
      connection
          .createStatement()
          .execute(
              "create table line (id bigint generated always as identity, word varchar(9) unique)");
    }
    writer = writer(BOUNDS);
  }

  private Writer writer(Writer.Bounds bounds) {
    return new Writer(database.source(), Dialect.H2, new News(), bounds, /* disk= */ null);
  }

  /** In place of the other, one that waits for a disk. */
  private void writeTo(DataSource disk, Duration patience) {
    writer.close();
    writer =
        new Writer(
            database.source(),
            Dialect.H2,
            new News(),
            new Writer.Bounds(5, 3, 100, patience),
            disk);
  }

  @AfterEach
  void close() {
    writer.close();
    callers.close();
  }

  @Test
  void whatIsWaitingSharesOneCommitInTheOrderInWhichItCame() throws Exception {
    var held = hold();
    var waiting = new ArrayList<Future<Boolean>>();
    for (String word : List.of("a", "b", "c", "d")) {
      waiting.add(inLine(word));
    }
    int before = database.commits();

    held.countDown();

    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
    assertThat(words()).containsExactly("a", "b", "c", "d");
    assertThat(database.commits() - before).as("that which held, and the group").isEqualTo(2);
  }

  @Test
  void oneThatCannotBeWrittenDoesNotKeepTheOthersFromIt() throws Exception {
    write("taken");
    var held = hold();
    Future<Boolean> good = inLine("a");
    Future<Boolean> refused = inLine("taken");
    Future<Boolean> faulty =
        submit(
            () ->
                writer.write(
                    any -> {
                      throw new IllegalStateException("its own fault");
                    }));
    Future<Boolean> after = inLine("b");

    held.countDown();

    assertThat(good.get()).isTrue();
    assertThat(after.get()).isTrue();
    assertThatThrownBy(refused::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(JournalRefused.class)
        .hasMessageNotContaining("taken");
    assertThatThrownBy(faulty::get).hasRootCauseMessage("its own fault");
    assertThat(words()).containsExactly("taken", "a", "b");
  }

  @Test
  void anErrorInOneTaskIsItsOwnAndTheThreadGoesOn() throws Exception {
    var held = hold();
    Future<Boolean> good = inLine("a");
    Future<Boolean> broken =
        submit(
            () ->
                writer.write(
                    any -> {
                      throw new StackOverflowError();
                    }));
    held.countDown();

    assertThat(good.get()).isTrue();
    assertThatThrownBy(broken::get)
        .hasCauseInstanceOf(JournalRefused.class)
        .hasMessageContaining("StackOverflowError");
    assertThat(write("b")).isTrue();
    assertThat(writer.isWell()).isTrue();
    assertThat(words()).containsExactly("a", "b");
  }

  @Test
  void anErrorWhileTheDiskIsWaitedForIsToldAndTheThreadGoesOn() {
    var broken = new AtomicBoolean(true);
    writeTo(failing(database.source(), broken), Duration.ofSeconds(2));
    assertThatThrownBy(() -> promise("a")).isInstanceOf(JournalUnavailable.class);
    assertThat(writer.isWell()).isFalse();

    broken.set(false);

    assertThat(promise("b")).isTrue();
    assertThat(writer.isWell()).isTrue();
  }

  private static DataSource failing(DataSource real, AtomicBoolean broken) {
    return (DataSource)
        Proxy.newProxyInstance(
            WriterTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (broken.get()) {
                throw new OutOfMemoryError();
              }
              return method.invoke(real, arguments);
            });
  }

  @Test
  void whoReadsWhatWasPromisedWaitsForTheDiskAsWell() throws Exception {
    var disk = new CountDownLatch(1);
    writeTo(late(database.source(), disk), Duration.ofSeconds(20));
    writer.awaitDisk();
    Future<Boolean> promised = submit(() -> promise("a"));
    until(() -> words().contains("a"));
    Future<Boolean> reading =
        submit(
            () -> {
              writer.awaitDisk();
              return true;
            });
    Future<Boolean> another = submit(() -> promise("b"));
    until(() -> words().contains("b"));
    Thread.sleep(50);
    assertThat(promised.isDone()).isFalse();
    assertThat(reading.isDone()).as("reads what may not outlive a power cut").isFalse();

    disk.countDown();

    assertThat(reading.get()).isTrue();
    assertThat(promised.get()).isTrue();
    assertThat(another.get()).isTrue();
  }

  @Test
  void whoReadsAfterTheDiskFailedHasItTriedAgain() {
    var broken = new AtomicBoolean(true);
    writeTo(failing(database.source(), broken), Duration.ofSeconds(1));
    assertThatThrownBy(() -> promise("a")).isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(writer::awaitDisk).isInstanceOf(JournalUnavailable.class);

    broken.set(false);

    writer.awaitDisk();
  }

  @Test
  void aPromiseWhoseCommitFailedIsNotWaitedFor() {
    writeTo(database.source(), Duration.ofSeconds(20));
    database.losesAnswersToCommits(true);
    assertThatThrownBy(() -> promise("a")).isInstanceOf(JournalUnavailable.class);
    database.losesAnswersToCommits(false);

    writer.awaitDisk();

    assertThat(promise("b")).isTrue();
  }

  @Test
  void whoWantsToKnowIsToldAsSoonAsItIsWrittenAndOnlyThen() throws Exception {
    var disk = new CountDownLatch(1);
    writeTo(late(database.source(), disk), Duration.ofSeconds(20));
    var told = new CountDownLatch(1);
    Future<Boolean> promised =
        submit(
            () ->
                writer.write(
                    writing -> {
                      writing.promise();
                      return insert(writing, "a");
                    },
                    done -> {
                      assertThat(words()).contains("a");
                      told.countDown();
                    }));
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(promised.isDone()).isFalse();
    disk.countDown();
    assertThat(promised.get()).isTrue();

    var never = new AtomicBoolean();
    database.gone(true);
    assertThatThrownBy(() -> writer.write(any -> true, done -> never.set(true)))
        .isInstanceOf(JournalUnavailable.class);
    assertThat(never.get()).isFalse();
  }

  private static DataSource late(DataSource real, CountDownLatch disk) {
    return (DataSource)
        Proxy.newProxyInstance(
            WriterTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              disk.await();
              return method.invoke(real, arguments);
            });
  }

  private boolean promise(String word) {
    return writer.write(
        writing -> {
          writing.promise();
          return insert(writing, word);
        });
  }

  @Test
  void whoFindsNoRoomOrNoTurnIsToldSoAndNothingOfItIsWritten() throws Exception {
    writer.close();
    writer = writer(new Writer.Bounds(5, 3, 100, Duration.ofMillis(200)));
    var held = hold();
    List<Future<Boolean>> waiting =
        IntStream.range(0, 8).mapToObj(i -> submit(() -> write("w" + i))).toList();

    for (Future<Boolean> each : waiting) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(JournalUnavailable.class);
    }
    held.countDown();

    assertThat(write("after")).isTrue();
    assertThat(words()).containsExactly("after");
  }

  @Test
  void whoWaitsInALongLineThatMovesIsNotSentAway() throws Exception {
    writer.close();
    writer = writer(new Writer.Bounds(50, 3, 1, Duration.ofMillis(400)));

    List<Future<Boolean>> waiting =
        IntStream.range(0, 12).mapToObj(i -> submit(() -> slow("w" + i))).toList();

    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
    assertThat(words()).hasSize(12);
  }

  private boolean slow(String word) {
    return writer.write(
        writing -> {
          try {
            Thread.sleep(100);
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
          return insert(writing, word);
        });
  }

  @Test
  void whatNobodyWaitsForIsWrittenBeforeWhatComesNext() {
    later("a");
    later("b");
    write("c");

    assertThat(words()).containsExactly("a", "b", "c");
  }

  @Test
  void whatNobodyWaitsForGoesWithWhatComesSoon() {
    int before = database.commits();

    later("a");
    write("b");

    assertThat(words()).containsExactly("a", "b");
    assertThat(database.commits() - before).isEqualTo(1);
  }

  @Test
  void andByItselfWhenNothingComes() throws Exception {
    later("a");
    until(() -> words().contains("a"));
  }

  @Test
  void whatNobodyWaitsForIsKeptWhileThereIsRoomAndNoDatabase() {
    database.gone(true);
    for (String word : List.of("a", "b", "c", "too much")) {
      later(word);
    }
    assertThatThrownBy(() -> write("x")).isInstanceOf(JournalUnavailable.class);
    assertThat(writer.isWell()).isFalse();

    database.gone(false);

    assertThat(write("d")).isTrue();
    assertThat(writer.isWell()).isTrue();
    assertThat(words()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void isWellAgainWithoutBeingAskedToWrite() throws Exception {
    database.gone(true);
    later("a");
    until(() -> !writer.isWell());

    database.gone(false);

    until(() -> writer.isWell());
    assertThat(words()).containsExactly("a");
  }

  @Test
  void whatTheDatabaseWillNeverTakeIsGivenUpAndMakesRoom() throws Exception {
    for (int i = 0; i < 3; i++) {
      later("longer than nine");
    }
    assertThat(write("a")).isTrue();
    assertThat(writer.isWell()).as("there is nothing wrong with the database").isTrue();

    until(
        () -> {
          later("b");
          write(UUID.randomUUID().toString().substring(0, 9));
          return words().contains("b");
        });
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNotCarriedOutAgain() {
    database.losesAnswersToCommits(true);
    assertThatThrownBy(() -> write("a")).isInstanceOf(JournalUnavailable.class);
    database.losesAnswersToCommits(false);

    write("b");

    assertThat(words()).containsExactly("a", "b");
  }

  @Test
  void writesWhatWaitsBeforeItClosesAndNothingAfter() throws Exception {
    var held = hold();
    Future<Boolean> waiting = inLine("a");
    Future<Boolean> closing =
        submit(
            () -> {
              writer.close();
              return true;
            });
    held.countDown();

    assertThat(waiting.get()).isTrue();
    assertThat(closing.get()).isTrue();
    assertThatThrownBy(() -> write("b")).isInstanceOf(JournalUnavailable.class);
    assertThat(writer.isWell()).isFalse();
  }

  @Test
  void aCallerThatIsInterruptedWhileItWaitsWritesNothing() throws Exception {
    var held = hold();
    Future<Boolean> waiting = inLine("a");
    waiting.cancel(/* mayInterruptIfRunning= */ true);
    Thread.sleep(50);
    held.countDown();
    write("b");

    assertThat(words()).containsExactly("b");
  }

  /** The writer is busy until this is counted down. */
  private CountDownLatch hold() throws InterruptedException {
    var busy = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    var any =
        submit(
            () ->
                writer.write(
                    writing -> {
                      busy.countDown();
                      try {
                        return until.await(10, TimeUnit.SECONDS);
                      } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                      }
                    }));
    assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(any).isNotNull();
    return until;
  }

  /** Given to the writer before this returns. */
  private Future<Boolean> inLine(String word) throws InterruptedException {
    Future<Boolean> future = submit(() -> write(word));
    Thread.sleep(20);
    return future;
  }

  private Future<Boolean> submit(java.util.concurrent.Callable<Boolean> work) {
    return callers.submit(work);
  }

  private boolean write(String word) {
    return writer.write(writing -> insert(writing, word));
  }

  private void later(String word) {
    writer.later(writing -> insert(writing, word));
  }

  private static boolean insert(Writing writing, String word) {
    return writing
            .handle()
            .createUpdate("insert into line (word) values (:word)")
            .bind("word", word)
            .execute()
        == 1;
  }

  private List<String> words() {
    return new Database(database.source(), Dialect.H2, new News(), /* synced= */ false)
        .read(
            handle ->
                handle.createQuery("select word from line order by id").mapTo(String.class).list());
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 250 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
