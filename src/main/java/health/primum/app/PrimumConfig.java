package health.primum.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
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

  /** Live models at OpenAI-compatible endpoints. */
  OpenAi openai();

  /** What the service is used for. */
  enum Environment {
    DEVELOPMENT,
    PRODUCTION
  }

  /** Address and key. */
  interface OpenAi {
    URI baseUrl();

    Optional<String> apiKey();
  }
}
