package health.primum.safety.rule;

/**
 * A rule as the documents list it.
 *
 * @param id as findings name it
 * @param severity of its findings
 * @param what it checks
 * @param source that it restates
 */
public record RuleSheet(String id, String severity, String what, String source) {}
