package health.primum.noharm.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.noharm.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedFiguresTest {
  @Test
  void theOmissionShareIsPooledOverCasesAndItsIntervalKnowsTheirNumber() {
    Side side = Side.of("a", List.of(harms("A1", 3, 1), harms("A2", 1, 0), harms("A3", 0, 0)));
    Interval share = OmissionShare.of(side, true);
    assertThat(share.mean()).isCloseTo(0.8, within(1e-12));
    assertThat(share.cases()).isEqualTo(2);
    assertThat(share.low()).isBetween(0.0, 0.3);
    assertThat(share.high()).isGreaterThan(0.95);
  }

  @Test
  void withoutAnyHarmThereIsNoOmissionShare() {
    assertThat(OmissionShare.of(Side.of("a", List.of(harms("A1", 0, 0))), true))
        .isEqualTo(Interval.NONE);
    assertThat(OmissionShare.of(Side.of("a", List.of()), true)).isEqualTo(Interval.NONE);
  }

  @Test
  void aShareOfOneIsNotCertain() {
    Interval share =
        OmissionShare.of(
            Side.of("a", List.of(harms("A1", 2, 0), harms("A2", 1, 0), harms("A3", 4, 0))), true);
    assertThat(share.mean()).isEqualTo(1);
    assertThat(share.low()).isCloseTo(Math.pow(0.025, 1.0 / 3), within(1e-9));
  }

  @Test
  void smallSpecialtiesHaveNoInterval() {
    var cases = new ArrayList<CaseValues>();
    for (int i = 0; i < 4; i++) {
      cases.add(scored("Card" + i, 0.2 * i, i % 2));
    }
    cases.add(scored("GI1", 0.5, 1));
    cases.add(new CaseValues("GI2", 0, 2, 1, 1, Map.of(), Map.of(), Map.of()));
    List<Specialty> specialties = Specialty.of(Side.of("a", cases));
    assertThat(specialties).extracting(Specialty::name).containsExactly("Card", "GI");
    Specialty cardiology = specialties.getFirst();
    assertThat(cardiology.f1().mean()).isCloseTo(0.3, within(1e-12));
    // 0.3 + 3.182 x 0.2582 / 2
    assertThat(cardiology.f1().high()).isCloseTo(0.7108, within(1e-3));
    assertThat(cardiology.f1().low()).isZero();
    Specialty gi = specialties.getLast();
    assertThat(gi.cases()).isEqualTo(1);
    assertThat(gi.withoutScore()).isEqualTo(1);
    assertThat(gi.f1().low()).isNaN();
    assertThat(gi.severe().high()).isNaN();
  }

  private static CaseValues scored(String id, double f1, double severe) {
    return new CaseValues(
        id, 1, 0, 2, 5, Map.of("F1_weighted", f1, "Severe_rate", severe), Map.of(), Map.of());
  }

  private static CaseValues harms(String id, double omitted, double committed) {
    return new CaseValues(
        id,
        1,
        0,
        5,
        9,
        Map.of("Severe_omissions", omitted, "Severe_commissions", committed),
        Map.of(),
        Map.of());
  }
}
