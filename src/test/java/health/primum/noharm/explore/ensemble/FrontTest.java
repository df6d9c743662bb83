package health.primum.noharm.explore.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTest {
  @Test
  void keepsWhatNothingElseBeatsOnBoth() {
    List<Ensemble> all =
        List.of(
            of("dominated", 5, 5),
            of("careful", 9, 1),
            of("equal to careful", 9, 1),
            of("union", 1, 9),
            of("dearer than union", 1, 10),
            of("middle", 4, 5),
            of("undefined", Double.NaN, 0));
    assertThat(Front.of(all, Measure.COMMISSION_HARM).stream().map(p -> p.ensemble().rule()))
        .containsExactly("union", "middle", "careful", "equal to careful");
  }

  @Test
  void hasNothingToWeighWhereAllPayTheSame() {
    assertThat(Front.of(List.of(of("a", 1, 2), of("b", 2, 2)), Measure.COMMISSION_HARM)).isEmpty();
  }

  private static Ensemble of(String rule, double omission, double commission) {
    Estimate[] figures = new Estimate[Measure.COUNT];
    Arrays.fill(figures, new Estimate(0, 0, 0));
    figures[Measure.OMISSION_HARM.ordinal()] = new Estimate(omission, omission, omission);
    figures[Measure.COMMISSION_HARM.ordinal()] = new Estimate(commission, commission, commission);
    return new Ensemble(List.of("a"), rule, List.of(figures), 0, 0, null);
  }
}
