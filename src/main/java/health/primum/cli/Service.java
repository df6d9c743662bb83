package health.primum.cli;

import health.primum.fault.FaultyInput;

/** The service, as the command starts it. */
public interface Service {
  /** What a process of the service does. */
  enum Role {
    /** Accepts consults and carries them out. */
    ALL,
    /** Accepts consults and tells of them. */
    API,
    /** Carries consults out. */
    WORKER
  }

  /**
   * Goes to work; it stops when the program does.
   *
   * @throws FaultyInput when it is configured in a way that cannot work
   */
  void start(Role role);
}
