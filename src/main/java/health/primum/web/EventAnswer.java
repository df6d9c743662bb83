package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.web.events.EventStream;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Answers with events as they happen, for as long as the client stays and the service runs. */
@Singleton
public class EventAnswer {
  private final Stopping stopping;

  EventAnswer(Stopping stopping) {
    this.stopping = stopping;
  }

  /** Events after one; no content when the last was told. */
  public Response of(EventStream events, ConsultId id, long after, RoutingContext http) {
    if (events.isOver(id, after)) {
      return Response.noContent().build();
    }
    var client = Client.of(http, stopping);
    StreamingOutput stream = out -> write(events, id, after, out, client);
    return Response.ok(stream, MediaType.SERVER_SENT_EVENTS)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Proxies of the nginx kind hold a stream back otherwise.
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private void write(
      EventStream events, ConsultId id, long after, OutputStream out, Client client) {
    try {
      events.write(id, after, out, () -> client.isGone() || stopping.hasBegun());
    } catch (IOException clientIsGone) {
      // It comes back where it was, or not at all.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
