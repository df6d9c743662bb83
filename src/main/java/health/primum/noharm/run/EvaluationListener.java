package health.primum.noharm.run;

/** Is told how an evaluation goes, item by item. */
@FunctionalInterface
public interface EvaluationListener {
  /**
   * An item is done.
   *
   * @param done how many are, of all arms
   * @param total how many texts and trials there are, of all arms
   */
  void item(String arm, ItemResult result, int done, int total);
}
