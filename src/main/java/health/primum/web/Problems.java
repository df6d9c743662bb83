package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.consult.Roster;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.pipeline.Busy;
import health.primum.consult.pipeline.KeyTaken;
import health.primum.consult.pipeline.Sender;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.web.asked.ConsultReader;
import health.primum.web.asked.UnknownTeam;
import health.primum.web.limits.TooMany;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns faults into problem details (RFC 9457). None of them repeats what a client sent. */
public class Problems {
  /** About what a database or broker takes to come back, and no herd at once. */
  private static final long RETRY_SECONDS = 5;

  private static final String AWAY = "The journal is out of reach";
  private static final String STOPPING = "The service is stopping";

  private final Roster roster;

  Problems(Roster roster) {
    this.roster = roster;
  }

  @ServerExceptionMapper
  public Response faulty(FaultyInput faulty) {
    Fault first = faulty.faults().getFirst();
    return problem(400, "The request cannot be taken", first.where() + " " + first.what())
        .with("errors", faulty.faults().stream().map(Problems::error).toList())
        .build()
        .toResponse();
  }

  @ServerExceptionMapper
  public Response notEvaluated(NotEvaluated refused) {
    return problem(409, "The team is not evaluated", refused.fault().faults().getFirst());
  }

  @ServerExceptionMapper
  public Response tooLarge(ConsultReader.TooLarge tooLarge) {
    return problem(
        413,
        "The request is too large",
        Fault.of(
            "body",
            "is larger than " + ConsultReader.MAX_BYTES + " bytes",
            "summarise the record before asking"));
  }

  @ServerExceptionMapper
  public Response unknownTeam(UnknownTeam unknown) {
    List<String> known = roster.teams().stream().map(team -> team.id().value()).toList();
    return problem(
        404,
        "There is no such team",
        Fault.of("team", "names no team of this service", "name one of " + known));
  }

  @ServerExceptionMapper
  public Response unknownConsult(Unfulfilled.UnknownConsult unknown) {
    return problem(
        404,
        "There is no such consult",
        Fault.of(
            "consult",
            "names no consult that is kept here",
            "take the id from Location or from GET /v1/consults; a consult is forgotten after its retention"));
  }

  @ServerExceptionMapper
  public Response ended(Unfulfilled.Ended ended) {
    return problem(
        409,
        "The consult had ended",
        Fault.of("consult", "had ended before", "read what came of it: GET shows it"));
  }

  /** Its resource is there and shows this state, so it is a conflict and nothing that is gone. */
  @ServerExceptionMapper
  public Response calledOff(Unfulfilled.CalledOff calledOff) {
    return problem(
        409,
        "The consult was cancelled",
        Fault.of("consult", "was called off while it went on", "ask again, under another key"),
        calledOff.consult);
  }

  /** 500 and not 503: the consult is over, and sent again under its key the answer is the same. */
  @ServerExceptionMapper
  public Response failed(Unfulfilled.Failed failed) {
    return problem(
        500,
        "The consult could not be carried out",
        Fault.of("consult", "failed: " + failed.getMessage(), "ask again, under another key"),
        failed.consult);
  }

  @ServerExceptionMapper
  public Response unwritten(Unfulfilled.Unwritten failed) {
    return problem(
        500,
        "The consult could not be carried out",
        Fault.of("consult", "failed: " + failed.getMessage(), "ask again"));
  }

  @ServerExceptionMapper
  public Response keyTaken(KeyTaken taken) {
    return problem(
        422,
        "The key belongs to another question",
        Fault.of(
            "Idempotency-Key",
            "was used for another question before",
            "use a new key for each new question"));
  }

  @ServerExceptionMapper
  public Response busy(Busy busy) {
    return later(
        problem(429, "There is too much to do", String.valueOf(busy.getMessage())),
        TooMany.seconds(busy.retryAfter()));
  }

  @ServerExceptionMapper
  public Response tooMany(TooMany tooMany) {
    return later(
        problem(429, "Too many requests", String.valueOf(tooMany.getMessage()))
            .withHeader("RateLimit-Policy", tooMany.policy())
            .withHeader("RateLimit", tooMany.state()),
        TooMany.seconds(tooMany.retryAfter()));
  }

  /** Where nothing was to be accepted. */
  @ServerExceptionMapper
  public Response unavailable(JournalUnavailable away) {
    return later(
        problem(
            503, AWAY, "it can be neither read nor written at the moment, so there is no answer"),
        RETRY_SECONDS);
  }

  /** Without a word of what: it may quote a patient. To try again is of no use. */
  @ServerExceptionMapper
  public Response refused(JournalRefused refused) {
    return problem(
        500,
        "The journal refuses",
        Fault.of(
            "service", "cannot read or keep what this is about", "tell whoever runs the service"));
  }

  /**
   * Of what was to be accepted: whoever waits for a commit may wait in vain for one that stands.
   *
   * @param what e.g. the consult
   * @param list where what was accepted is found
   */
  public static Response unknown(JournalUnavailable away, String what, String list, boolean keyed) {
    String remedy =
        keyed
            ? "ask again under the same Idempotency-Key: nothing is done twice"
            : "look in GET "
                + list
                + " before asking again; with an Idempotency-Key, asking again does nothing twice";
    return later(
        problem(
            503, AWAY, what + " may have been accepted or not; if it was, it will be carried out"),
        RETRY_SECONDS,
        remedy);
  }

  /** Of what was accepted and goes on, and is found at a path. */
  public static Response unavailable(JournalUnavailable away, String what, String path) {
    return at(
        path,
        later(
            problem(503, AWAY, what + " is accepted and goes on; it cannot be read at the moment")
                .withInstance(URI.create(path)),
            RETRY_SECONDS));
  }

  @ServerExceptionMapper
  public Response unavailable(Sender.BrokerUnavailable away) {
    return later(
        problem(
            503,
            "The broker is out of reach",
            "nothing can be brought to a worker, so nothing is accepted"),
        RETRY_SECONDS);
  }

  @ServerExceptionMapper
  public Response stopping(InterruptedException stopped) {
    return later(problem(503, STOPPING, "it could not wait for the answer"), RETRY_SECONDS);
  }

  /** The same of a consult that was accepted. */
  static Response stopping(InterruptedException stopped, ConsultId consult) {
    String path = ConsultResource.path(consult);
    return at(
        path,
        later(
            problem(503, STOPPING, "the consult is accepted and goes on, but not while you wait")
                .withInstance(URI.create(path)),
            RETRY_SECONDS));
  }

  private static Response at(String path, Response response) {
    return Response.fromResponse(response).header(HttpHeaders.LOCATION, path).build();
  }

  private static Response later(HttpProblem.Builder problem, long seconds) {
    return later(problem, seconds, "try again in " + seconds + " seconds");
  }

  private static Response later(HttpProblem.Builder problem, long seconds, String remedy) {
    return problem
        .withHeader(HttpHeaders.RETRY_AFTER, seconds)
        .with("errors", List.of(error(Fault.of("service", "cannot do it now", remedy))))
        .build()
        .toResponse();
  }

  /** One fault, told. */
  public static Response problem(int status, String title, Fault fault) {
    return about(status, title, fault).build().toResponse();
  }

  private static Response problem(int status, String title, Fault fault, ConsultId consult) {
    return about(status, title, fault)
        .withInstance(URI.create(ConsultResource.path(consult)))
        .build()
        .toResponse();
  }

  private static HttpProblem.Builder about(int status, String title, Fault fault) {
    return problem(status, title, fault.where() + " " + fault.what())
        .with("errors", List.of(error(fault)));
  }

  private static HttpProblem.Builder problem(int status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail);
  }

  private static Map<String, String> error(Fault fault) {
    return Map.of("field", fault.where(), "detail", fault.what(), "remedy", fault.remedy());
  }
}
