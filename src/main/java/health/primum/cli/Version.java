package health.primum.cli;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The version that the build gave. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "primum " + ConfigProvider.getConfig().getValue("quarkus.application.version", String.class)
    };
  }
}
