package health.primum.consult.journal;

import health.primum.consult.ConsultId;

/** What came of writing a consult down. */
public sealed interface Acceptance {
  /** It is written and will end. */
  record Accepted(ConsultId id) implements Acceptance {}

  /** It was asked before under the same key: that consult stands. */
  record Repeated(ConsultId id) implements Acceptance {}

  /** Something else was asked before under the same key. */
  record KeyTaken() implements Acceptance {}
}
