package health.primum.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client that holds on to its key: it asks again until it is told that it was heard. */
final class ConsultClient {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ServiceProcess service;

  ConsultClient(ServiceProcess service) {
    this.service = service;
  }

  /** What somebody asks. */
  record Asked(String token, String team, boolean async) {
    /** Case of this number, which nobody waits for; the same in every run. */
    static Asked async(int number) {
      return new Asked(
          "K%04d".formatted(number), StubHome.TEAMS.get(number % StubHome.TEAMS.size()), true);
    }

    String key() {
      return "key-" + token;
    }

    String body() {
      ObjectNode body = StubAnswers.JSON.createObjectNode().put("team", team);
      body.putObject("case")
          .put("id", token)
          .put(
              "narrative",
              token + ": A 54-year-old man has been tired and losing weight for weeks.");
      return body.toString();
    }
  }

  /** One answer. */
  record Answer(int status, JsonNode body, String location) {
    boolean isAccepted() {
      return status == 200 || status == 202;
    }

    /** The consult's id. */
    String consult() {
      return location.substring(location.lastIndexOf('/') + 1);
    }
  }

  /** Asks once. */
  Answer post(Asked asked) throws IOException, InterruptedException {
    return post(asked.key(), asked.body(), asked.async() ? "respond-async" : "wait=600");
  }

  Answer post(String key, String body, String prefer) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(service.at("/v1/consults"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "\"" + key + "\"")
            .header("Prefer", prefer)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Asks until it is accepted; only connections that break and refusals for now are borne. */
  Answer ask(Asked asked) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Answer answer = post(asked);
        if (answer.isAccepted()) {
          return answer;
        }
        if (answer.status() != 503 && answer.status() != 429) {
          throw new IllegalStateException(asked.token() + " was refused: " + answer);
        }
      } catch (IOException cut) {
        // It may have been accepted: the key tells.
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(asked.token() + " was not accepted in time");
      }
      Thread.sleep(PAUSE);
    }
  }

  Answer get(String consult) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(service.at("/v1/consults/" + consult)).GET());
  }

  Answer delete(String consult) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(service.at("/v1/consults/" + consult)).DELETE());
  }

  /** A consult's document once it has ended. */
  JsonNode ended(String consult, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        Answer answer = get(consult);
        if (answer.status() == 200 && answer.body().hasNonNull("endedAt")) {
          return answer.body();
        }
        last = answer.status() + " " + answer.body().path("state").asText();
      } catch (IOException cut) {
        last = cut.getClass().getSimpleName();
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException(consult + " has not ended: " + last);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(Duration.ofMinutes(11)).build(), BodyHandlers.ofString());
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(
        response.statusCode(),
        json ? StubAnswers.JSON.readTree(response.body()) : StubAnswers.JSON.missingNode(),
        response.headers().firstValue("Location").orElse(""));
  }
}
