package health.primum.llm.answer;

import java.util.List;

/** An answer that is not in the shape that was asked for. */
final class ShapeFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> errors;

  /**
   * A fault.
   *
   * @param errors for the model that wrote the answer; they may quote it, so nobody else sees them
   */
  ShapeFault(List<String> errors) {
    super("the answer is not in its shape", null, false, false);
    this.errors = List.copyOf(errors);
  }

  List<String> errors() {
    return errors;
  }
}
