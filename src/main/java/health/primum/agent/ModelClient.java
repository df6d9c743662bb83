package health.primum.agent;

/**
 * Calls an agent's model.
 *
 * <p>Blocking; made for virtual threads; thread-safe. A call that fails for a reason one expects
 * returns {@link ModelReply.Failed}; it never returns text in the place of an answer. It makes one
 * attempt and answers to interruption by closing the connection and returning {@link
 * Failure#CANCELLED}.
 */
@FunctionalInterface
public interface ModelClient {
  ModelReply call(ModelRequest request);
}
