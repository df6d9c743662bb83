package health.primum.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubProvider.class)
@TestProfile(RequireEvaluatedTest.Required.class)
class RequireEvaluatedTest {
  /** A service that serves no team without a report. */
  public static final class Required implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("primum.require-evaluated", "true");
    }
  }

  @Test
  void aTeamWithoutAReportIsRefusedWithTheRemedy() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("team", "solo", "case", Map.of("narrative", "A patient with a cough.")))
        .post("/v1/consults")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("title", equalTo("The team is not evaluated"))
        .body("detail", equalTo("team has no registered evaluation: solo"))
        .body("errors[0].remedy", containsString("primum register"));
    given().get("/v1/teams").then().statusCode(200).body("evaluated", everyItem(equalTo("never")));
  }
}
