package health.primum.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.consult.document.AdviceDocument;
import health.primum.web.asked.ConsultBody;
import health.primum.web.evaluations.EvaluationBody;
import health.primum.web.evaluations.EvaluationList;
import health.primum.web.evaluations.EvaluationView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract says what the service does, and is whole. */
@QuarkusTest
@QuarkusTestResource(StubProvider.class)
class ContractTest {
  private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch");
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private JsonNode contract;

  @BeforeEach
  void read() throws IOException {
    contract =
        new ObjectMapper()
            .readTree(given().accept("application/json").get("/v1/openapi").asString());
  }

  @Test
  void everyOperationHasExamplesHeadersAndProblems() {
    var operations = new TreeSet<String>();
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(method.getKey() + " " + path.getKey());
                            check(method.getKey() + " " + path.getKey(), method.getValue());
                          }
                        }));
    assertThat(operations)
        .containsExactly(
            "delete /v1/consults/{consult}",
            "delete /v1/evaluations/{evaluation}",
            "get /v1/consults",
            "get /v1/consults/{consult}",
            "get /v1/consults/{consult}/events",
            "get /v1/evaluations",
            "get /v1/evaluations/{evaluation}",
            "get /v1/evaluations/{evaluation}/events",
            "get /v1/evaluations/{evaluation}/report",
            "get /v1/evaluations/{evaluation}/report.json",
            "get /v1/teams",
            "post /v1/consults",
            "post /v1/evaluations");
  }

  private void check(String name, JsonNode operation) {
    assertThat(operation.path("operationId").asText()).as(name).isNotBlank();
    assertThat(operation.path("summary").asText()).as(name).isNotBlank();
    if (operation.has("requestBody")) {
      hasExamples(name + " body", operation.get("requestBody"));
    }
    operation
        .path("parameters")
        .forEach(parameter -> assertThat(resolved(parameter).has("example")).as(name).isTrue());
    boolean problems = false;
    for (var response : operation.get("responses").properties()) {
      String which = name + " " + response.getKey();
      JsonNode value = resolved(response.getValue());
      assertThat(value.path("description").asText()).as(which).isNotBlank();
      value
          .path("headers")
          .forEach(header -> assertThat(resolved(header).has("example")).as(which).isTrue());
      if (!response.getKey().equals("204")) {
        hasExamples(which, value);
      }
      if (response.getKey().compareTo("400") >= 0) {
        problems = true;
        assertThat(value.path("content").has("application/problem+json")).as(which).isTrue();
        value
            .at("/content/application~1problem+json/examples")
            .forEach(
                example ->
                    assertThat(example.at("/value/status").asText())
                        .as(which)
                        .isEqualTo(response.getKey()));
      }
    }
    assertThat(problems || name.equals("get /v1/teams")).as(name).isTrue();
  }

  private void hasExamples(String name, JsonNode of) {
    assertThat(of.path("content")).as(name).isNotEmpty();
    of.get("content")
        .forEach(
            content -> {
              assertThat(content.path("examples")).as(name).isNotEmpty();
              content
                  .get("examples")
                  .forEach(example -> assertThat(resolved(example).has("value")).as(name).isTrue());
            });
  }

  @Test
  void theExamplesAreWhatIsReadAndWritten() throws IOException {
    same("question", ConsultBody.class);
    same("unwritten", ConsultBody.class);
    same("advised", AdviceDocument.class);
    same("escalated", AdviceDocument.class);
    same("running", ConsultDocument.class);
    same("finished", ConsultDocument.class);
    same("failed", ConsultDocument.class);
    same("list", ConsultList.class);
    same("order", EvaluationBody.class);
    same("evaluating", EvaluationView.class);
    same("evaluated", EvaluationView.class);
    same("evaluations", EvaluationList.class);
    for (JsonNode team : contract.at("/components/examples/teams/value")) {
      assertThat(STRICT.treeToValue(team, TeamsResource.TeamView.class).id()).isNotBlank();
    }
    assertThat(contract.at("/components/examples/events/value").asText())
        .startsWith("retry: 2000\n\nid: 1\ndata: {\"v\":1,");
    assertThat(contract.at("/components/examples/evaluationEvents/value").asText())
        .startsWith("retry: 2000\n\nid: 1\ndata: {\"v\":1,\"evaluation\":");
  }

  private void same(String name, Class<?> type) throws IOException {
    JsonNode example = contract.at("/components/examples/" + name + "/value");
    for (RecordComponent part : type.getRecordComponents()) {
      boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      assertThat(optional || example.has(part.getName())).as(name + "." + part).isTrue();
    }
    JsonNode written = STRICT.valueToTree(STRICT.treeToValue(example, type));
    // Numbers may be written otherwise: 68 and 68.0.
    assertThat(STRICT.readTree(written.toString().replaceAll("(\\d)\\.0\\b", "$1")))
        .as(name)
        .isEqualTo(STRICT.readTree(example.toString()));
  }

  @Test
  void everyExampleOfAParameterIsTaken() {
    var sent = new TreeSet<String>();
    for (var path : contract.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        for (JsonNode reference : method.getValue().path("parameters")) {
          JsonNode parameter = resolved(reference);
          String name = method.getKey() + " " + path.getKey() + " " + parameter.get("name");
          int status = send(method.getKey(), path.getKey(), method.getValue(), parameter);
          // Nothing of that name may be there, and evaluations are off here.
          assertThat(status).as(name).isIn(200, 202, 204, 404, 409);
          sent.add(parameter.get("name").asText());
        }
      }
    }
    assertThat(sent)
        .containsExactlyInAnyOrder(
            "Idempotency-Key",
            "Last-Event-ID",
            "Prefer",
            "after",
            "benchmark",
            "consult",
            "cursor",
            "evaluation",
            "limit",
            "state",
            "team");
  }

  private int send(String method, String path, JsonNode operation, JsonNode parameter) {
    String example = parameter.get("example").asText();
    String name = parameter.get("name").asText();
    var request = given();
    String at = path;
    switch (parameter.get("in").asText()) {
      case "query" -> request.queryParam(name, example);
      case "header" -> request.header(name, example);
      case "path" -> at = path.replace("{" + name + "}", example);
      default -> throw new AssertionError(parameter.get("in").asText());
    }
    JsonNode bodies = operation.at("/requestBody/content/application~1json/examples");
    if (!bodies.isMissingNode()) {
      request
          .contentType("application/json")
          .body(resolved(bodies.iterator().next()).get("value").toString());
    }
    return request.request(method, at.replaceAll("\\{[a-z]+}", "none")).statusCode();
  }

  @Test
  void theCursorsOfItsExamplesAreTaken() {
    var cursors = new TreeSet<String>();
    for (String list : List.of("list", "evaluations")) {
      cursors.add(contract.at("/components/examples/" + list + "/value/next").asText());
    }
    for (String link : List.of("Link", "EvaluationLink")) {
      String example = contract.at("/components/headers/" + link + "/example").asText();
      cursors.add(example.replaceAll(".*cursor=([^>]*)>; rel=\"next\"", "$1"));
    }
    assertThat(cursors).hasSize(2);
    for (String cursor : cursors) {
      given().queryParam("cursor", cursor).get("/v1/consults").then().statusCode(200);
    }
  }

  @Test
  void aKeyIsSaidToBeKnownForAsLongAsItIs() {
    assertThat(contract.at("/components/parameters/Idempotency-Key/description").asText())
        .contains("until 24 hours after the consult's end");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = contract.findValuesAsText("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(contract.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
  }
}
