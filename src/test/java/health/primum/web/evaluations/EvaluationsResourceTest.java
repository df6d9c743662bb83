package health.primum.web.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demonstration's teams, evaluated over HTTP by its own verdicts. */
@QuarkusTest
@TestProfile(EvaluationsResourceTest.Demo.class)
@Timeout(120)
class EvaluationsResourceTest {
  /** The shipped demonstration. */
  public static final class Demo implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(DemoHome.class));
    }
  }

  private static final String ORDER =
      """
      {"benchmark": "demo", "judges": ["recorded"], "revision": "2026-07",
       "arms": [{"name": "generalist", "team": "demo-solo-generalist"}, {"team": "demo-panel-majority"}]}
      """;

  @ConfigProperty(name = "primum.home")
  String home;

  @Test
  void itIsAcceptedWatchedAndReported() throws IOException {
    Response accepted = post(ORDER).extract().response();
    accepted
        .then()
        .statusCode(202)
        .header("Preference-Applied", "respond-async")
        .body("state", oneOf("accepted", "running", "done"))
        .body("itemsTotal", equalTo(12))
        .body("arms.name", contains("generalist", "demo-panel-majority"));
    String id = accepted.path("evaluation");
    String location = accepted.header("Location");
    assertThat(location).isEqualTo("/v1/evaluations/" + id);

    String events = given().get(location + "/events").then().statusCode(200).extract().asString();
    List<String> types = types(events);
    assertThat(types).startsWith("accepted", "started").endsWith("done").hasSize(15);
    assertThat(types.stream().filter("progress"::equals)).hasSize(12);
    assertThat(events)
        .contains("{\"v\":1,\"evaluation\":\"" + id + "\",\"sequence\":1,")
        .contains("\"done\":\"12\"");
    given().header("Last-Event-ID", "15").get(location + "/events").then().statusCode(204);

    given()
        .get(location)
        .then()
        .statusCode(200)
        .body("state", equalTo("done"))
        .body("itemsDone", equalTo(12))
        .body("report", equalTo(location + "/report"))
        .body("summary.arms.name", contains("generalist", "demo-panel-majority"))
        .body("summary.arms.scored", everyItem(equalTo(6)))
        .body("summary.arms[0].labels", hasItem("SCRIPTED: demo-generalist"))
        .body("summary.synthetic", containsString("SYNTHETIC"))
        .body("summary.judges.standing", contains("not calibrated"));
    given()
        .get(location + "/report")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", startsWith("default-src 'none'"))
        .body(containsString("demo-panel-majority"));
    String json =
        given().get(location + "/report.json").then().statusCode(200).extract().asString();
    Path files = Path.of(home, "data", "evaluations", id);
    assertThat(json).isEqualTo(Files.readString(files.resolve("report.json")));
    assertThat(files.resolve("report.html")).exists();
    assertThat(files.resolve("generalist/scores.csv")).exists();
    JsonNode report = new ObjectMapper().readTree(json);
    assertThat(report.at("/arms/0/kind").asText()).isEqualTo("team demo-solo-generalist");

    given()
        .delete(location)
        .then()
        .statusCode(409)
        .body("title", equalTo("The evaluation had ended"));
    given()
        .get("/v1/evaluations")
        .then()
        .statusCode(200)
        .body("benchmarks", hasItem("demo"))
        .body("evaluations.evaluation", hasItem(id))
        .body("evaluations.summary", everyItem(nullValue()));
  }

  private static List<String> types(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.replaceAll(".*\"type\":\"([a-z-]+)\".*", "$1"))
        .toList();
  }

  @Test
  void sentAgainUnderItsKeyItIsTheSameEvaluation() {
    String key = UUID.randomUUID().toString();
    String first = keyed(key, ORDER).statusCode(202).extract().path("evaluation");
    keyed(key, ORDER.replace(" ", "")).statusCode(202).body("evaluation", equalTo(first));
    keyed(key, ORDER.replace("2026-07", "2026-06")).statusCode(422).body("title", notNullValue());
  }

  private static ValidatableResponse keyed(String key, String body) {
    return given()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/evaluations")
        .then();
  }

  private static ValidatableResponse post(String body) {
    return given()
        .contentType(ContentType.JSON)
        .header("Prefer", "respond-async")
        .body(body)
        .post("/v1/evaluations")
        .then();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"demo\"|\"../config/demo\"|benchmark",
        "\"demo\"|null|benchmark",
        "[\"recorded\"]|[\"recorded:/etc/passwd\"]|judges",
        "[\"recorded\"]|[]|judges",
        "\"2026-07\"|\"2025\"|revision",
        "demo-solo-generalist|nobody|arms",
        "\"generalist\"|\"../generalist\"|arms",
        "\"revision\"|\"seed\": 1.5, \"revision\"|seed",
        "\"revision\"|\"budgetUsd\": -1, \"revision\"|budgetUsd",
        "\"revision\"|\"path\": \"x\", \"revision\"|body",
        "\"revision\"|\"baseline\": \"nobody\", \"revision\"|baseline",
      })
  void whatCannotBeTakenIsNamed(String from, String to, String field) {
    post(ORDER.replace(from, to))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", startsWith(field));
  }

  @Test
  void theServicesFoldersAreNotForClientsEyes() throws IOException {
    FileUtils.copyDirectory(
        Path.of(home, "config/demo/dataset").toFile(),
        Path.of(home, "config/bare/dataset").toFile());
    post(ORDER.replace("\"demo\"", "\"bare\""))
        .statusCode(400)
        .body("errors[0].field", startsWith("verdicts.jsonl"))
        .body(not(containsString(home)));
    FileUtils.deleteDirectory(Path.of(home, "config/bare").toFile());
  }

  @Test
  void whatIsNotThereIsSaid() {
    given().get("/v1/evaluations/none").then().statusCode(404).body("errors", hasSize(1));
    given().get("/v1/evaluations/none/report").then().statusCode(404);
    given().delete("/v1/evaluations/none").then().statusCode(404);
    given().get("/v1/evaluations/none/events").then().statusCode(404);
  }

  @Test
  void evaluationsAreListedPageByPage() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      String location =
          post(ORDER.replace("\"revision\"", "\"repeats\": 100, \"revision\""))
              .statusCode(202)
              .extract()
              .header("Location");
      given().delete(location).then().statusCode(204);
      ids.addFirst(location.substring("/v1/evaluations/".length()));
    }
    Response page =
        given()
            .get("/v1/evaluations?state=cancelled&benchmark=demo&team=demo-panel-majority&limit=2")
            .thenReturn();
    page.then().statusCode(200).body("evaluations.state", everyItem(equalTo("cancelled")));
    List<String> first = page.path("evaluations.evaluation");
    assertThat(first).isEqualTo(ids.subList(0, 2));
    assertThat(page.header("Link"))
        .isEqualTo(
            "</v1/evaluations?limit=2&state=cancelled&benchmark=demo&team=demo-panel-majority"
                + "&cursor="
                + page.path("next")
                + ">; rel=\"next\"");
    List<String> second =
        given()
            .urlEncodingEnabled(false)
            .get(page.header("Link").replaceAll("<(.*)>.*", "$1"))
            .then()
            .statusCode(200)
            .extract()
            .path("evaluations.evaluation");
    assertThat(second.getFirst()).isEqualTo(ids.getLast());
    given().get("/v1/evaluations?team=nobody").then().body("evaluations", hasSize(0));
  }

  @ParameterizedTest
  @CsvSource({
    "state=advised,state",
    "limit=0,limit",
    "limit=201,limit",
    "cursor=abc,cursor",
    "'benchmark=  ',benchmark",
    "'team=  ',team"
  })
  void whatCannotBeListedIsNamed(String query, String field) {
    given()
        .get("/v1/evaluations?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }

  @Test
  void calledOffItHasNoReport() {
    String body = ORDER.replace("\"revision\"", "\"repeats\": 100, \"revision\"");
    String location = post(body).statusCode(202).extract().header("Location");
    given().delete(location).then().statusCode(204);
    given().get(location).then().body("state", equalTo("cancelled")).body("report", nullValue());
    given()
        .get(location + "/report")
        .then()
        .statusCode(409)
        .body("title", equalTo("There is no report"));
  }
}
