package health.primum.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.testsupport.SharedData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubProvider.class)
class ConsultResourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANARY = "Mrs Canary of 12 Secret Lane";

  @Test
  void aRealCaseIsAnsweredWithinTheDeadlineThoughOneMemberHangs() throws IOException {
    String presentation =
        JSON.readTree(SharedData.noharmOpen().resolve("dataset/perturbations/All001.json").toFile())
            .get("presentation")
            .textValue();
    long start = System.nanoTime();
    ValidatableResponse response =
        ask("panel", Map.of("id", "All001", "narrative", presentation)).statusCode(200);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    response
        .body("outcome", equalTo("advised"))
        .body("notice", containsString("for a clinician to review"))
        .body("evaluated", equalTo("never"))
        .body("labels", hasItem("INCOMPLETE: c gave no answer (TIMED_OUT)"))
        .body("plan.recommendations.text", contains("Withhold the next nivolumab dose"))
        .body("plan.recommendations[0].proposedBy", contains("a", "b"))
        .body(
            "ledger.text",
            contains(
                "Withhold the next nivolumab dose",
                "Refer urgently to Allergy/Immunology",
                "Order tryptase"))
        .body("ledger.decision", contains("RECOMMEND", "NOT_RECOMMENDED", "NOT_RECOMMENDED"))
        .body(
            "ledger[0].sources.words",
            contains("Hold the next nivolumab dose", "Withhold the next nivolumab dose"))
        .body("members.agent", contains("a", "b", "c"))
        .body("members.outcome", contains("proposed", "proposed", "abstained"))
        .body("members[2].failure", equalTo("TIMED_OUT"))
        .body("members[0].assessment", equalTo("Severe reaction."))
        .body("members[0].costUsd", equalTo("0.000400"))
        .body("provenance.elapsedMillis", lessThan(5_000));
  }

  @Test
  void tooFewAnswersEscalateAndShowWhatThereWas() {
    ask("strict", Map.of("narrative", "Chest pain."))
        .statusCode(200)
        .body("outcome", equalTo("escalated"))
        .body("escalation", equalTo("NO_QUORUM"))
        .body("plan", equalTo(null))
        .body("members[0].recommendations", hasSize(2));
  }

  @Test
  void structuredFactsAreTaken() {
    Map<String, Object> patient =
        Map.of(
            "ageYears",
            68,
            "sex",
            "female",
            "pregnancy",
            "not-pregnant",
            "conditions",
            List.of("melanoma"),
            "medications",
            List.of(Map.of("name", "nivolumab")),
            "allergies",
            List.of(),
            "labs",
            List.of(Map.of("name", "K", "value", 4.1, "unit", "mmol/L")));
    ask(
            "solo",
            Map.of(
                "narrative",
                "Reaction to an infusion.",
                "question",
                "Continue?",
                "patient",
                patient))
        .statusCode(200);
  }

  @Test
  void aShorterDeadlineIsKept() {
    Response asked =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "team",
                    "panel",
                    "deadlineSeconds",
                    0.5,
                    "case",
                    Map.of("narrative", "Chest pain.")))
            .post("/v1/consults")
            .thenReturn();
    asked.then().statusCode(200).body("members[2].failure", equalTo("TIMED_OUT"));
    JsonPath consult = given().get(asked.header("Location")).jsonPath();
    assertThat(
            Duration.between(
                Instant.parse(consult.getString("acceptedAt")),
                Instant.parse(consult.getString("deadlineAt"))))
        .isEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"team\": \"panel\"} | case",
        "{\"team\": \"panel\", \"case\": {}} | case.narrative",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"  \"}} | case.narrative",
        "{\"team\": \"panel\", \"case\": {\"narrative\": 7}} | case.narrative",
        "{\"team\": \"panel\", \"case\": {\"narrative\": null}} | case.narrative",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"a\\u0000b\"}} | case.narrative",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"id\": \"../etc\"}} | case.id",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"colour\": 1}} | case",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"sex\": \"maybe\"}}} | case.patient.sex",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"ageYears\": -1}}} | case.patient.ageYears",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"ageYears\": \"old\"}}} | case.patient.ageYears",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"labs\": [{\"name\": \"K\"}]}}} | case.patient.labs[0].value",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"medications\": [{}]}}} | case.patient.medications[0].name",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"medications\": [{\"name\": \"\"}]}}} | case.patient.medications[0].name",
        "{\"team\": \"panel\", \"case\": {\"narrative\": \"x\", \"patient\": {\"conditions\": [null]}}} | case.patient.conditions[0]",
        "{\"team\": \"panel\", \"deadlineSeconds\": 999, \"case\": {\"narrative\": \"x\"}} | deadlineSeconds",
        "{\"team\": \"No Such\", \"case\": {\"narrative\": \"x\"}} | team",
        "{\"case\": {\"narrative\": \"x\"}} | team",
        "{\"team\": \"panel\", \"team\": \"solo\", \"case\": {\"narrative\": \"x\"}} | body",
        "{\"team\": | body",
        "{\"team\": \"panel\", \"Canary\": 1, \"case\": {\"narrative\": \"x\"}} | body",
        "[] | body",
        "null | body",
        "\"text\" | body"
      })
  void whatCannotBeTakenIsNamed(String body, String field) {
    refused(body, 400).body("errors.field", contains(field));
  }

  @Test
  void anUnknownTeamIsNotFoundAndTheKnownOnesAreNamed() {
    ask("nobody", Map.of("narrative", "x"))
        .statusCode(404)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("team"))
        .body("errors[0].remedy", containsString("[panel, slow, solo, strict]"));
  }

  @Test
  void hugeInputIsRefused() throws IOException {
    refused(JSON.writeValueAsString(consult("x".repeat(2_000_000))), 413)
        .body("errors.field", contains("body"));
    refused(JSON.writeValueAsString(consult("- stop aspirin\n".repeat(10_000))), 400)
        .body("errors.field", contains("case.narrative"));
    refused(JSON.writeValueAsString(consult("-\n".repeat(10_000))), 400)
        .body("errors.field", contains("case.narrative"));
    refused("{\"team\": \"panel\", \"deadlineSeconds\": " + "1".repeat(2_000) + "}", 400);
    refused("{\"" + "k".repeat(60_000) + "\": 1}", 400);
    String deep = "[".repeat(60) + "]".repeat(60);
    refused("{\"team\": \"panel\", \"case\": {\"narrative\": " + deep + "}}", 400);
    Map<String, Object> many =
        Map.of(
            "narrative",
            "x",
            "patient",
            Map.of("conditions", java.util.Collections.nCopies(10_000, "gout")));
    ask("panel", many).statusCode(400).body("errors.field", contains("case.patient.conditions"));
  }

  @Test
  void anEmptyBodyAndAWrongTypeAreRefused() {
    given()
        .contentType(ContentType.JSON)
        .post("/v1/consults")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains("body"));
    given()
        .contentType("text/plain")
        .body("Chest pain.")
        .post("/v1/consults")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    given().put("/v1/consults").then().statusCode(405).contentType("application/problem+json");
    given().get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void noErrorRepeatsWhatTheClientSent() {
    refused("{\"team\": \"panel\", \"case\": {\"narrative\": [\"" + CANARY + "\"]}}", 400);
    refused("{\"team\": \"panel\", \"case\": {\"narrative\": \"" + CANARY + "\\u0007\"}}", 400);
    refused("{\"team\": \"panel\", \"case\": {\"narrative\": \"" + CANARY + "\"} " + CANARY, 400);
  }

  @Test
  void theTeamsAreListed() {
    given()
        .get("/v1/teams")
        .then()
        .statusCode(200)
        .body("id", containsInAnyOrder("panel", "slow", "solo", "strict"))
        .body("find { it.id == 'panel' }.members.model", contains("model-a", "model-b", "model-c"))
        .body("evaluated", hasItem("never"));
  }

  @Test
  void theContractAndTheHealthAreServed() {
    given()
        .get("/v1/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/v1/consults"))
        .body(containsString("narrative"));
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
  }

  private static Map<String, Object> consult(String narrative) {
    return Map.of("team", "panel", "case", Map.of("narrative", narrative));
  }

  private static ValidatableResponse refused(String body, int status) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/consults")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body(not(containsString("Canary")));
  }

  private static ValidatableResponse ask(String team, Map<String, Object> clinicalCase) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("team", team, "case", clinicalCase))
        .post("/v1/consults")
        .then();
  }
}
