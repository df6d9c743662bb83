package health.primum.noharm.rubric;

/** Why options of a rubric stand together. */
public enum AbstractionType {
  NONE,
  /** Alike in the harm they do; each is still judged alone. */
  HARM,
  /** Any one of them serves. */
  ALTERNATIVE,
  /** Steps of one "if ... then". */
  CONTINGENCY
}
