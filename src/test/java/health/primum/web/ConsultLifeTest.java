package health.primum.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The team slow takes 3 seconds, solo next to nothing. */
@QuarkusTest
@QuarkusTestResource(StubProvider.class)
@Timeout(60)
class ConsultLifeTest {
  private static final String SLOW =
      "{\"team\": \"slow\", \"case\": {\"narrative\": \"Chest pain of Mrs Canary.\"}}";
  private static final String SOLO = SLOW.replace("slow", "solo");

  @TestHTTPResource("/")
  URI service;

  @Test
  void askedNotToWaitItTellsWhereToLook() {
    Response accepted =
        asking(SLOW).header("Prefer", "respond-async").post("/v1/consults").thenReturn();
    accepted
        .then()
        .statusCode(202)
        .header("Preference-Applied", "respond-async")
        .body("state", oneOf("accepted", "running"))
        .body("advice", nullValue())
        .body("deadlineAt", notNullValue());
    String location = accepted.header("Location");
    assertThat(location).isEqualTo("/v1/consults/" + accepted.path("consult"));
    given()
        .header("Prefer", "wait=20")
        .get(location)
        .then()
        .statusCode(200)
        .header("Preference-Applied", "wait=20")
        .body("state", equalTo("advised"))
        .body("advice.outcome", equalTo("advised"))
        .body("advice.provenance.consult", equalTo(accepted.path("consult")));
  }

  @Test
  void askedToWaitNoLongerItAnswersThen() {
    long start = System.nanoTime();
    Response late = asking(SLOW).header("Prefer", "wait=1").post("/v1/consults").thenReturn();
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(900L, 2_900L);
    late.then().statusCode(202).header("Preference-Applied", "wait=1");
    given().get(late.header("Location")).then().statusCode(200).body("state", equalTo("running"));
  }

  @Test
  void finishedInTimeItIsTheAdviceAsEver() {
    Response advice = asking(SOLO).header("Prefer", "wait=20").post("/v1/consults").thenReturn();
    advice.then().statusCode(200).body("outcome", equalTo("advised"));
    given()
        .get(advice.header("Location"))
        .then()
        .statusCode(200)
        .body("advice.provenance", equalTo(advice.path("provenance")));
  }

  @Test
  void oneKeyIsOneConsult() {
    String key = "\"" + UUID.randomUUID() + "\"";
    Response first = keyed(SOLO, key);
    Response again = keyed(SOLO.replace(":", " :  "), key);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.asString()).isEqualTo(first.asString());
    keyed(SLOW, key)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.field", contains("Idempotency-Key"));
    keyed(SOLO, "\"open").then().statusCode(400).body("errors.field", contains("Idempotency-Key"));
  }

  @Test
  void sentTwiceAtOnceItIsCarriedOutOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    List<CompletableFuture<String>> both =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> keyed(SOLO, key).then().statusCode(200).extract().asString()))
            .toList();
    String first = both.getFirst().get(20, TimeUnit.SECONDS);
    for (CompletableFuture<String> other : both) {
      assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(first);
    }
  }

  @Test
  void calledOffItEndsAndCannotBeCalledOffAgain() throws Exception {
    allEnded();
    var waiting = CompletableFuture.supplyAsync(() -> asking(SLOW).post("/v1/consults"));
    String location = "/v1/consults/" + running();
    given().delete(location).then().statusCode(204);
    waiting
        .get(10, TimeUnit.SECONDS)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("instance", equalTo(location));
    given().get(location).then().statusCode(200).body("state", equalTo("cancelled"));
    given().delete(location).then().statusCode(409).contentType("application/problem+json");
    assertThat(given().get(location + "/events").asString())
        .contains("\"type\":\"done\"")
        .endsWith("\n\n");
  }

  @ParameterizedTest
  @CsvSource({"'',cancelled", "'Idempotency-Key: gone-KEY\r\n',advised"})
  void aClientThatIsGoneIsNotWorkedForUnlessItMayComeBack(String header, String end)
      throws Exception {
    allEnded();
    String consult;
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/consults HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + header.replace("KEY", UUID.randomUUID().toString())
                      + "Content-Length: "
                      + SLOW.length()
                      + "\r\n\r\n"
                      + SLOW)
                  .getBytes(StandardCharsets.US_ASCII));
      consult = running();
    }
    given()
        .header("Prefer", "wait=10")
        .get("/v1/consults/" + consult)
        .then()
        .body("state", equalTo(end));
  }

  @Test
  void eventsGoOnWhereTheyBrokeOff() throws Exception {
    String location =
        asking(SLOW).header("Prefer", "respond-async").post("/v1/consults").header("Location");
    List<String> first = ids(location + "/events", "", 4);
    List<String> rest = ids(location + "/events", first.getLast(), Integer.MAX_VALUE);
    assertThat(first).containsExactly("1", "2", "3", "4");
    List<String> all = new ArrayList<>(first);
    all.addAll(rest);
    assertThat(all)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, all.size()).mapToObj(String::valueOf).toList());
    assertThat(all.size()).isGreaterThan(4);
    given().header("Last-Event-ID", all.getLast()).get(location + "/events").then().statusCode(204);
    given()
        .get(location + "/events?after=" + (all.size() - 1))
        .then()
        .statusCode(200)
        .contentType("text/event-stream")
        .header("Cache-Control", "no-store")
        .body(containsString("\"type\":\"done\""))
        .body(not(containsString("Canary")));
    given()
        .get(location + "/events?after=x")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains("after"));
  }

  /** As a browser does: reads so many ids and hangs up. */
  private List<String> ids(String path, String lastEventId, int most) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(service.resolve(path)).header("Accept", "text/event-stream");
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      var stream = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      var ids = new ArrayList<String>();
      try (var lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine();
            line != null && ids.size() < most;
            line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            ids.add(line.substring(4));
          }
        }
      } finally {
        http.shutdownNow();
      }
      return ids;
    }
  }

  @Test
  void consultsAreListedPageByPageWithoutTheirWords() {
    for (int i = 0; i < 3; i++) {
      asking(SOLO).post("/v1/consults").then().statusCode(200);
    }
    Response page = given().get("/v1/consults?team=solo&state=advised&limit=2").thenReturn();
    page.then()
        .statusCode(200)
        .body("consults", hasSize(2))
        .body("consults.team", everyItem(equalTo("solo")))
        .body("consults.state", everyItem(equalTo("advised")))
        .body("consults.advice", everyItem(nullValue()))
        .body(not(containsString("Canary")));
    assertThat(page.header("Link"))
        .matches("</v1/consults\\?[^>]*team=solo[^>]*cursor=[^>]*>; rel=\"next\"");
    String next = page.header("Link").replaceAll("<(.*)>.*", "$1");
    List<String> shown = page.path("consults.consult");
    ValidatableResponse second = given().urlEncodingEnabled(false).get(next).then();
    second.statusCode(200).body("consults.team", everyItem(equalTo("solo")));
    List<String> others = second.extract().path("consults.consult");
    assertThat(others).isNotEmpty().doesNotContainAnyElementsOf(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "state=done,state",
    "limit=0,limit",
    "limit=201,limit",
    "limit=x,limit",
    "team=A B,team"
  })
  void whatCannotBeListedIsNamed(String query, String field) {
    given()
        .get("/v1/consults?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }

  @Test
  void thereIsNoConsultThatIsNotThere() {
    for (String path :
        List.of(
            "/v1/consults/none", "/v1/consults/none/events", "/v1/consults/" + "x".repeat(200))) {
      given()
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("errors.field", contains("consult"));
    }
    given().delete("/v1/consults/none").then().statusCode(404);
  }

  @Test
  void withoutRetentionNothingIsKept() {
    String unwritten = SOLO.replaceFirst("\\{", "{\"retention\": \"zero\", ");
    int before = given().get("/v1/consults?limit=200").path("consults.size()");
    Response advice = asking(unwritten).post("/v1/consults").thenReturn();
    advice
        .then()
        .statusCode(200)
        .header("Location", nullValue())
        .body("outcome", equalTo("advised"));
    String consult = advice.path("provenance.consult");
    given().get("/v1/consults/" + consult).then().statusCode(404);
    int after = given().get("/v1/consults?limit=200").path("consults.size()");
    assertThat(after).isEqualTo(before);
    asking(unwritten)
        .header("Prefer", "respond-async")
        .post("/v1/consults")
        .then()
        .statusCode(400)
        .body("errors.field", contains("Prefer"));
    keyed(unwritten, "k").then().statusCode(400).body("errors.field", contains("Idempotency-Key"));
  }

  private static RequestSpecification asking(String body) {
    return given().contentType(ContentType.JSON).body(body);
  }

  private static Response keyed(String body, String key) {
    return asking(body).header("Idempotency-Key", key).post("/v1/consults").thenReturn();
  }

  private static void allEnded() throws InterruptedException {
    for (String state : List.of("accepted", "running")) {
      while (!given()
          .get("/v1/consults?state=" + state)
          .<List<String>>path("consults.consult")
          .isEmpty()) {
        Thread.sleep(10);
      }
    }
  }

  /** The consult that runs, as soon as one does. */
  private static String running() throws InterruptedException {
    while (true) {
      List<String> running =
          given().get("/v1/consults?team=slow&state=running&limit=1").path("consults.consult");
      if (!running.isEmpty()) {
        return running.getFirst();
      }
      Thread.sleep(10);
    }
  }
}
