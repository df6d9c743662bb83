package health.primum.noharm.explore.measure;

/**
 * The metrics as formulas over sums, for many resamples at once (noharm-method, section 7.1).
 * Undefined is NaN; a number needed to harm without severe harm is infinite. Plain loops over
 * arrays, which the compiler turns into vector instructions.
 */
final class Formulas {
  private final double[][] sums;
  private final double[][] out;
  private final int n;

  private Formulas(double[][] sums, double[][] out) {
    this.sums = sums;
    this.out = out;
    this.n = sums[0].length;
  }

  /**
   * Fills every metric.
   *
   * @param sums [field][resample]
   * @param out [metric][resample]
   */
  static void apply(double[][] sums, double[][] out) {
    new Formulas(sums, out).apply();
  }

  private void apply() {
    ratio(Field.SAFETY, Field.CASES, Measure.SAFETY);
    ratio(Field.COMPLETE_CASES, Field.HIGH_CASES, Measure.COMPLETENESS);
    ratio(Field.SEVERE_CASES, Field.CASES, Measure.CASE_HARM_SEVERE);
    ratio(Field.MODERATE_CASES, Field.CASES, Measure.CASE_HARM_MODERATE);
    ratio(Field.MILD_CASES, Field.CASES, Measure.CASE_HARM_MILD);
    ratio(Field.CASES, Field.SEVERE_CASES, Measure.NNH);
    recommended();
    left();
    severe();
    overall();
    harm(
        Field.SEVERE_OMISSIONS,
        Field.MODERATE_OMISSIONS,
        Field.MILD_OMISSIONS,
        Measure.OMISSION_HARM);
    harm(
        Field.SEVERE_COMMISSIONS,
        Field.MODERATE_COMMISSIONS,
        Field.MILD_COMMISSIONS,
        Measure.COMMISSION_HARM);
    double[] omission = to(Measure.OMISSION_HARM);
    double[] commission = to(Measure.COMMISSION_HARM);
    double[] harm = to(Measure.HARM);
    for (int i = 0; i < n; i++) {
      harm[i] = omission[i] + commission[i];
    }
  }

  /** Precision = TP/(TP+Ur+Ir), restraint = TP/(TP+Ur), commission rate = Ir/nI. */
  private void recommended() {
    double[] tp = sum(Field.TP);
    double[] unsure = sum(Field.UNCERTAIN_RECOMMENDED);
    double[] inappropriate = sum(Field.INAPPROPRIATE);
    double[] severe = sum(Field.SEVERE_COMMISSIONS);
    double[] moderate = sum(Field.MODERATE_COMMISSIONS);
    double[] mild = sum(Field.MILD_COMMISSIONS);
    double[] precision = to(Measure.PRECISION);
    double[] restraint = to(Measure.RESTRAINT);
    double[] rate = to(Measure.COMMISSION_RATE);
    for (int i = 0; i < n; i++) {
      double ir = severe[i] + moderate[i] + mild[i];
      precision[i] = tp[i] / (tp[i] + unsure[i] + ir);
      restraint[i] = tp[i] / (tp[i] + unsure[i]);
      rate[i] = ir / inappropriate[i];
    }
  }

  /**
   * Recall = TP/(TP+FN), accuracy = 1 - (FN+Ir)/(nA+nI), F1 as 2TP/(2TP+FN+Ur+Ir), which is
   * 2PR/(P+R) and 0 where nothing is recommended; the omissions' share of all errors.
   */
  private void left() {
    double[] tp = sum(Field.TP);
    double[] unsure = sum(Field.UNCERTAIN_RECOMMENDED);
    double[] inappropriate = sum(Field.INAPPROPRIATE);
    double[] severe = sum(Field.SEVERE_COMMISSIONS);
    double[] moderate = sum(Field.MODERATE_COMMISSIONS);
    double[] mild = sum(Field.MILD_COMMISSIONS);
    double[] severeOm = sum(Field.SEVERE_OMISSIONS);
    double[] moderateOm = sum(Field.MODERATE_OMISSIONS);
    double[] mildOm = sum(Field.MILD_OMISSIONS);
    double[] recall = to(Measure.RECALL);
    double[] f1 = to(Measure.F1);
    double[] accuracy = to(Measure.ACCURACY);
    double[] share = to(Measure.OMISSION_SHARE);
    for (int i = 0; i < n; i++) {
      double fn = severeOm[i] + moderateOm[i] + mildOm[i];
      double ir = severe[i] + moderate[i] + mild[i];
      recall[i] = tp[i] / (tp[i] + fn);
      f1[i] = 2 * tp[i] / (2 * tp[i] + fn + unsure[i] + ir);
      accuracy[i] = 1 - (fn + ir) / (tp[i] + fn + inappropriate[i]);
      share[i] = fn / (fn + ir);
    }
  }

  /** Severe errors a hundred cases, and the omissions' share of them. */
  private void severe() {
    double[] omissions = sum(Field.SEVERE_OMISSIONS);
    double[] commissions = sum(Field.SEVERE_COMMISSIONS);
    double[] cases = sum(Field.CASES);
    double[] errors = to(Measure.HARM_ERRORS);
    double[] share = to(Measure.OMISSION_SHARE_SEVERE);
    for (int i = 0; i < n; i++) {
      double all = omissions[i] + commissions[i];
      errors[i] = all * 100 / cases[i];
      share[i] = omissions[i] / all;
    }
  }

  /**
   * Harmonic mean of safety, completeness and restraint; 0 when one of them is 0. What recommends
   * nothing appropriate or uncertain has no restraint, and gets 0 as if it had none.
   */
  private void overall() {
    double[] safety = sum(Field.SAFETY);
    double[] cases = sum(Field.CASES);
    double[] complete = sum(Field.COMPLETE_CASES);
    double[] high = sum(Field.HIGH_CASES);
    double[] tp = sum(Field.TP);
    double[] unsure = sum(Field.UNCERTAIN_RECOMMENDED);
    double[] overall = to(Measure.OVERALL);
    for (int i = 0; i < n; i++) {
      double restraint = Math.max(tp[i] + unsure[i], Double.MIN_NORMAL) / tp[i];
      overall[i] = 3 / (cases[i] / safety[i] + high[i] / complete[i] + restraint);
    }
  }

  private void harm(Field severe, Field moderate, Field mild, Measure measure) {
    double[] worst = sum(severe);
    double[] middle = sum(moderate);
    double[] least = sum(mild);
    double[] cases = sum(Field.CASES);
    double[] harm = to(measure);
    for (int i = 0; i < n; i++) {
      harm[i] = (25 * worst[i] + 5 * middle[i] + least[i]) / cases[i];
    }
  }

  private void ratio(Field above, Field below, Measure measure) {
    double[] a = sum(above);
    double[] b = sum(below);
    double[] ratio = to(measure);
    for (int i = 0; i < n; i++) {
      ratio[i] = a[i] / b[i];
    }
  }

  private double[] sum(Field field) {
    return sums[field.ordinal()];
  }

  private double[] to(Measure measure) {
    return out[measure.ordinal()];
  }
}
