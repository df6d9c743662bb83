package health.primum.noharm.rubric;

import java.nio.file.Path;

/**
 * Reads a benchmark folder in the kit's layout ({@code dataset/rubrics/<Case>.json}, and where
 * there are variants {@code dataset/perturbations/<Case>[-n].json}; {@code guidance/<Case>.yaml}
 * for judges where there is any).
 *
 * <p>A file that cannot be taken is named in {@link Benchmark#faults()} and the others still load;
 * a folder without any rubric is refused with {@link health.primum.fault.FaultyInput}.
 */
public interface BenchmarkSource {
  Benchmark read(Path folder);
}
