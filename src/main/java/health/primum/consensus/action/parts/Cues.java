package health.primum.consensus.action.parts;

import java.util.Set;

/** Words that steer how an action is read: what denies, what ends it, what leads to a reason. */
final class Cues {
  static final Set<String> NEGATIONS =
      words(
          """
          not no dont never avoid avoids avoiding against without refrain avoidance neither nor cannot
          """);
  static final Set<String> UNNEEDED =
      words("contraindicated unnecessary unwarranted unneeded unindicated");
  static final Set<String> NEEDED =
      words("indicated needed recommended required necessary warranted appropriate advised");

  /** Before "against" these forbid; "protect against" does not. */
  static final Set<String> ADVISES =
      words(
          """
          advise recommend counsel advised recommended patient counseling caution warn
          """);

  /** After another verb these only say how: "stop taking", "continue using". */
  static final Set<String> TAKING =
      words("take taking use using usage giving administering administration treatment therapy");

  /** After "to" these say why something is done. */
  static final Set<String> PURPOSE_VERBS =
      words(
          """
          evaluate assess rule exclude look check screen confirm determine monitor reduce prevent treat manage control
          help guide establish identify detect address discuss optimize ensure improve maintain minimize achieve avoid
          clarify investigate quantify document characterize define localize differentiate distinguish relieve protect
          correct facilitate allow decide support see find further better also verify provide plan establishing inform
          consider stabilize decrease lower limit obtain restore cover stage eradicate prove follow assist reverse
          replace buy delineate arrange keep target
          """);

  static final Set<String> ENDS =
      words(
          """
          given because due since post considering while which so before after prior until pending instead rather such namely
          who where whose concerning unless as despite although though owing following during aiming targeting under
          """);
  static final Set<String> IN_ENDS =
      words("light view setting order patients this case addition anticipation preparation the");
  static final Set<String> WITH_ENDS =
      words(
          """
          concern suspicion history risk goal target plan attention food meals close careful a the his her instructions
          appropriate training teaching education counseling titration intent plans sedation anesthesia guidance
          """);

  /** After a name these make a test of it. */
  static final Set<String> TELLS =
      words(
          """
          level trough concentration peak assay monitoring test testing studies serology screen count counts scan smear
          titer titre antibody antibodies
          """);

  static final Set<String> TOLD_BY_NAME =
      words("count counts scan smear antibody antibodies serology screen");

  /** After a name these make something given of it. */
  static final Set<String> GIVES =
      words(
          """
          supplementation supplement supplements supplementing tablet tablets capsule capsules injection injections infusion drip bolus
          replacement repletion load loading
          """);

  /** Right after a drug these say how it is made; ER is no department there. */
  static final Set<String> FORMS = words("er xr xl sr cr la dr ec ir odt hfa mdi ds dpi");

  /** Tests that say nothing without what they are for. */
  static final Set<String> OPEN =
      Set.of("genetic testing", "imaging", "drug level", "fungal culture", "immunohistochemistry");

  /** What follows "for" without being a sign of illness. */
  static final Set<String> CARE =
      words(
          """
          evaluation further assessment management treatment care workup immediate urgent iv emergent observation
          admission monitoring imaging possible suspected
          """);

  static final Set<String> VISITS = words("visit appointment clinic followup");

  private Cues() {}

  private static Set<String> words(String words) {
    return Set.of(words.strip().split("\\s+", -1));
  }
}
