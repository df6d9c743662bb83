package health.primum.noharm.panel;

import static health.primum.noharm.panel.KrippendorffAlpha.Metric.NOMINAL;
import static health.primum.noharm.panel.KrippendorffAlpha.Metric.ORDINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. */
class KrippendorffAlphaTest {
  /** Section A: two observers, binary, no missing data. */
  @Test
  void binaryWithTwoObservers() {
    assertThat(KrippendorffAlpha.of(units("0100000010", "1110010000"), NOMINAL))
        .isCloseTo(0.095, within(5e-4));
  }

  /** Section B: two observers, five categories, no missing data. */
  @Test
  void nominalWithTwoObservers() {
    assertThat(KrippendorffAlpha.of(units("001132224330", "101112224333"), NOMINAL))
        .isCloseTo(0.692, within(5e-4));
  }

  /** Section C: four observers, missing data. */
  @Test
  void nominalAndOrdinalWithMissingData() {
    List<int[]> units = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.");
    assertThat(KrippendorffAlpha.of(units, NOMINAL)).isCloseTo(0.743, within(5e-4));
    assertThat(KrippendorffAlpha.of(units, ORDINAL)).isCloseTo(0.815, within(5e-4));
  }

  @Test
  void ofTwoCategoriesOrdinalIsNominal() {
    List<int[]> units = units("0100000010", "1110010000");
    assertThat(KrippendorffAlpha.of(units, ORDINAL))
        .isCloseTo(KrippendorffAlpha.of(units, NOMINAL), within(1e-12));
  }

  @Test
  void isUndefinedWhereNothingVaries() {
    assertThat(KrippendorffAlpha.of(units("000", "000"), NOMINAL)).isNaN();
    assertThat(KrippendorffAlpha.of(List.of(), NOMINAL)).isNaN();
    assertThat(KrippendorffAlpha.of(units("0.", ".1"), NOMINAL)).isNaN();
  }

  /** A line an observer, a column a unit, a dot where a rating is missing. */
  private static List<int[]> units(String... observers) {
    var units = new ArrayList<int[]>();
    for (int u = 0; u < observers[0].length(); u++) {
      int at = u;
      units.add(
          List.of(observers).stream()
              .map(observer -> observer.charAt(at))
              .filter(rating -> rating != '.')
              .mapToInt(rating -> rating - '0')
              .toArray());
    }
    return units;
  }
}
