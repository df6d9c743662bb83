package health.primum.web.evaluations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.primum.web.StubProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that was given no benchmarks. */
@QuarkusTest
@QuarkusTestResource(StubProvider.class)
class EvaluationsOffTest {
  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "POST, ''",
    "GET, /x",
    "DELETE, /x",
    "GET, /x/events",
    "GET, /x/report",
    "GET, /x/report.json"
  })
  void itSaysHowToTurnThemOn(String method, String path) {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .request(method, "/v1/evaluations" + path)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("title", equalTo("Evaluations are off"))
        .body("errors[0].remedy", containsString("primum.evaluations.benchmarks"));
  }
}
