package health.primum.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFinderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": 1}",
        "```json\n{\"x\": 1}\n```",
        "```\n{\"x\": 1}\n```\nI hope this helps.",
        "Here is the plan: {\"x\": 1}",
        "The set {a, b} is empty, see {c}. {\"x\": 1}",
        "{\"x\": 1,}",
        "{\"x\": 1 // the first\n}",
        "{/* the first */ \"x\": 1}",
        "{\"x\": 1} As I said: {\"x\": 1}",
        "{\"x\": 1} {\"y\": 2}",
        "{\"y\": 2} {\"x\": 1} and {so on",
        "\uFEFF{\"x\": 1}",
      })
  void findsTheObject(String text) {
    assertThat(JsonFinder.find(text, Set.of("x")).iterator().next()).hasToString("{\"x\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "no object",
        "{\"y\": {\"z\": 1}}",
        "[1]",
        "{\"x\": 1",
        "{\"x\": \"1}",
        "{'x': 1}",
        "{\"x\": 1, \"x\": 2}",
        "{\"a\": [{\"b\": 1}, {\"b\": "
      })
  void findsNothingWhereThereIsNoWholeOne(String text) {
    assertThat(JsonFinder.find(text, Set.of("x"))).isEmpty();
  }

  @Test
  void textsMayHoldLineBreaksAndBraces() {
    assertThat(
            JsonFinder.find("{\"x\": \"if {fever}\nthen\tcall\"}", Set.of("x"))
                .iterator()
                .next()
                .path("x")
                .asText())
        .isEqualTo("if {fever}\nthen\tcall");
  }

  @Test
  void anObjectInsideAnotherIsNoneOfItsOwn() {
    assertThat(JsonFinder.find("{\"x\": {\"x\": 2}}", Set.of("x")).iterator().next())
        .hasToString("{\"x\":{\"x\":2}}");
  }

  @Test
  void noiseIsReadQuickly() {
    for (String noise :
        new String[] {
          "{".repeat(200_000),
          "{\"a\":".repeat(40_000),
          "{\"x\": 1".repeat(30_000),
          "{}".repeat(100_000),
          "[".repeat(200_000),
          "{\"x\": \"" + "\\".repeat(200_000),
          "{/*".repeat(60_000)
        }) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> assertThat(JsonFinder.find(noise, Set.of("x"))).isEmpty());
    }
  }

  @Test
  void jsonIsKnownByItsBeginning() {
    assertThat(JsonFinder.looksLikeJson("  {\"x\"")).isTrue();
    assertThat(JsonFinder.looksLikeJson("```json\n[1")).isTrue();
    assertThat(JsonFinder.looksLikeJson("1. Order {CBC}")).isFalse();
    assertThat(JsonFinder.looksLikeJson("")).isFalse();
  }
}
