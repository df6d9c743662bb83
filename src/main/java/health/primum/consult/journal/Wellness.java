package health.primum.consult.journal;

/** Whether the journal can be read and written, as far as is known. Quick, and thread-safe. */
@FunctionalInterface
public interface Wellness {
  boolean isWell();
}
