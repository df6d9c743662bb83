package health.primum.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of the service, in {@code config/application.properties}. */
@ConfigMapping(prefix = "primum")
public interface PrimumConfig {
  /** The folder with {@code agents/}, {@code prompts/} and {@code config/}. */
  @WithDefault(".")
  Path home();

  /** In production, scripted agents are refused. */
  @WithDefault("development")
  Environment environment();

  /** Whether teams without a registered evaluation of their very configuration are refused. */
  @WithDefault("false")
  boolean requireEvaluated();

  /** Most that a consult may cost, in US dollars, whatever its team allows. */
  Optional<BigDecimal> consultBudget();

  /** A folder in which every call of a live model is kept. */
  Optional<Path> record();

  /** A folder of kept calls from which models are answered for; refused in production. */
  Optional<Path> replay();

  /** Evaluations that are asked of the service. */
  Evaluations evaluations();

  /** Evaluations that are asked of the service. */
  interface Evaluations {
    /** A folder of benchmarks, each in a folder of its own; unset: none can be asked for. */
    Optional<Path> benchmarks();

    /** Most that one may cost, in US dollars, whatever its caller allows. */
    Optional<BigDecimal> budget();

    /** Accepted and not ended, in all processes together; more are refused. */
    @WithDefault("20")
    int waiting();

    /** How long one is kept after it was accepted; its files stay. */
    @WithDefault("365d")
    Duration keep();
  }

  /** What is asked of the evaluator's judges. */
  Judge judge();

  /** Where the journal is. */
  Store store();

  /** Where the journal is. */
  interface Store {
    /** {@code jdbc:postgresql://host/database}; unset: a file in {@code data/} below the home. */
    Optional<String> url();

    Optional<String> user();

    Optional<String> password();
  }

  /** How long a consult is kept after it was accepted, when its caller does not say. */
  @WithDefault("30d")
  Duration keep();

  /** The longest that a caller may ask for instead; more is refused. */
  @WithDefault("366d")
  Duration keepMost();

  /** How much work a process takes on. */
  Work work();

  /** How much work a process takes on. */
  interface Work {
    /** Consults carried out at once. */
    @WithDefault("1000")
    int consults();

    /** Calls of models at once; each provider has its own limits besides. */
    @WithDefault("5000")
    int calls();

    /** Items of evaluations at once. */
    @WithDefault("4")
    int items();

    /** How long after its last sign of life a process counts as gone. */
    @WithDefault("10s")
    Duration lease();

    /** How long a process that is told to stop waits for what it has in hand. */
    @WithDefault("10s")
    Duration drain();
  }

  /** How messages are carried. */
  Channels channels();

  /** How messages are carried. */
  interface Channels {
    /** Within this process unless a profile says otherwise. */
    @WithDefault("primum-local")
    String connector();

    /** Whether this process sends and hears messages. */
    @WithDefault("true")
    boolean listen();

    /** Whether it is given work. */
    @WithDefault("true")
    boolean work();

    /** Of topics that are made. */
    @WithDefault("12")
    int partitions();

    /** Of topics that are made; -1 for the broker's default. */
    @WithDefault("-1")
    short replicas();
  }

  /** What is asked of the evaluator's judges. */
  interface Judge {
    /** Below it, against physicians, headline figures are withheld. */
    Floor floor();
  }

  /** Shares from 0 to 1. */
  interface Floor {
    @WithDefault("0.80")
    double omissionRecall();

    @WithDefault("0.80")
    double omissionPrecision();
  }

  /** How much is taken on over HTTP. */
  Limits limits();

  /** How much is taken on over HTTP, each process for itself. */
  interface Limits {
    /** Consults accepted and not ended, in all processes together; more are refused. */
    @WithDefault("2000")
    int waiting();

    /** Consults that a tenant may ask for in a minute; 0 for no limit. */
    @WithDefault("300")
    int tenantPerMinute();

    /** Consults that an authenticated user may ask for in a minute; 0 for no limit. */
    @WithDefault("30")
    int userPerMinute();

    /** Consults at once of which nothing is written down. */
    @WithDefault("32")
    int unwrittenAtOnce();
  }

  /** What the service is used for. */
  enum Environment {
    DEVELOPMENT,
    PRODUCTION
  }
}
