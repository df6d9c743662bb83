package health.primum.agent;

import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where models are asked, as {@code config/providers.yaml} describes it. It never holds a key.
 *
 * @param name as agents name it: lower-case letters, digits and dashes
 * @param api the wire format
 * @param baseUrl up to and including the version, without a slash at the end
 * @param region for Bedrock, else empty
 * @param keyFile a mounted file with the key, where the environment does not hold it
 * @param keyHeader the header that carries the key where it is not the wire format's own; may be
 *     empty
 * @param maxConcurrent most requests at once, 1 to 100,000; fewer while the provider limits the
 *     rate
 * @param maxRetries further attempts after one that may be repeated, 0 to 10
 * @param hedgeAfter when to send the same request once more beside one that does not answer; empty
 *     for never
 */
public record Provider(
    String name,
    Api api,
    URI baseUrl,
    String region,
    Optional<Path> keyFile,
    String keyHeader,
    int maxConcurrent,
    int maxRetries,
    Optional<Duration> hedgeAfter) {
  public static final int DEFAULT_CONCURRENT = 64;
  public static final int DEFAULT_RETRIES = 3;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Provider {
    if (!NAME.matcher(name).matches()) {
      throw new FaultyInput(
          "name",
          "'" + name + "' is not a provider's name",
          "use lower-case letters, digits and dashes, beginning with a letter");
    }
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(baseUrl, "baseUrl");
    if (api != Api.BEDROCK && !isWebAddress(baseUrl)) {
      throw new FaultyInput(
          "base-url", "is no http or https address", "write it as https://host/v1");
    }
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(keyFile, "keyFile");
    Objects.requireNonNull(keyHeader, "keyHeader");
    Require.within("max-concurrent", maxConcurrent, 1, 100_000);
    Require.within("max-retries", maxRetries, 0, 10);
    Objects.requireNonNull(hedgeAfter, "hedgeAfter");
  }

  /** The environment variable that holds the key, e.g. {@code OPENAI_API_KEY}. */
  public String keyVariable() {
    return variable(name, "API_KEY");
  }

  /** The environment variable of a provider, e.g. {@code OPENAI_BASE_URL}. */
  public static String variable(String name, String what) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }

  private static boolean isWebAddress(URI url) {
    return url.getHost() != null
        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
