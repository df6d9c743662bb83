package health.primum.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubProvider.class)
@TestProfile(RateLimitedTest.Few.class)
class RateLimitedTest {
  /** A service that is asked twice a minute. */
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("primum.limits.tenant-per-minute", "2");
    }
  }

  @Test
  void theThirdWithinAMinuteIsToldWhen() {
    ask().statusCode(200);
    ask().statusCode(200);
    ask()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", matchesPattern("[1-9]|[12][0-9]|30"))
        .header("RateLimit-Policy", "\"tenant\";q=2;w=60")
        .header("RateLimit", matchesPattern("\"tenant\";r=0;t=[0-9]+"))
        .body("detail", equalTo("more than 2 consults a minute of one tenant"));
    given().get("/v1/consults").then().statusCode(200);
  }

  private static ValidatableResponse ask() {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("team", "solo", "case", Map.of("narrative", "A cough.")))
        .post("/v1/consults")
        .then();
  }
}
