package health.primum.consult.study;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a study into a folder. */
public interface StudySink {
  /** Writes {@code members.csv} and {@code only.csv}, over what was there. */
  void write(MemberStudy.Result result, Path folder) throws IOException;
}
