package health.primum.noharm.calibration;

import java.nio.file.Path;

/**
 * Reads labelled answers from a folder. A line that cannot be taken is a fault of the set; a folder
 * without labels is refused with {@link health.primum.fault.FaultyInput}.
 */
@FunctionalInterface
public interface LabelledSource {
  LabelledSet read(Path folder);
}
