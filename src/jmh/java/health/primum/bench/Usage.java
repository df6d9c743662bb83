package health.primum.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine. */
final class Usage {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Usage() {}

  /** CPU time so far, in nanoseconds, of all its threads, the compiler's and collector's too. */
  static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  /** Load of the whole machine over the last minute, to judge the other figures by. */
  static double load() {
    return SYSTEM.getSystemLoadAverage();
  }

  /** The most memory it ever had resident, in MiB; 0 where the kernel does not say. */
  static long peakResidentMebibytes() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException otherSystem) {
      return 0;
    }
  }
}
