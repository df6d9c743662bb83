package health.primum.noharm.work;

import health.primum.testsupport.MemoryLogs;

class MemoryLogsTest extends ItemLogContract {
  private final MemoryLogs logs = new MemoryLogs();

  @Override
  protected ItemLogs logs() {
    return logs;
  }
}
