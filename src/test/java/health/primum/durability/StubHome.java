package health.primum.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home of the service whose teams ask stub models, with the prompts that are shipped. */
final class StubHome {
  static final List<String> TEAMS = List.of("vote", "delphi", "guardian");
  static final List<String> ROLES = List.of("generalist", "pharmacist", "sceptic");

  private StubHome() {}

  /** Writes it; models are named as their members. */
  static Path make(Path folder, String models) throws IOException {
    copy(Path.of("prompts"), folder.resolve("prompts"));
    write(
        folder,
        "config/providers.yaml",
        "providers:\n  - {name: stub, api: ollama, base-url: \"%s\", max-concurrent: 5000}\n"
            .formatted(models));
    write(
        folder,
        "config/prices.yaml",
        "prices:\n" + String.join("", ROLES.stream().map(StubHome::price).toList()));
    for (String role : ROLES) {
      write(
          folder,
          "agents/" + role + ".yaml",
          "id: %s\nprovider: stub\nmodel: %s\nrole: %s\nprompt: propose/%s\nmax-tokens: 4000\ndeadline: 300s\n"
              .formatted(role, role, role, role));
    }
    String members =
        "members: [generalist, pharmacist, sceptic]\nquorum: 2\ndeadline: 900s\nbudget: 5\n";
    write(
        folder,
        "agents/teams/vote.yaml",
        "id: vote\nprotocol: vote\nrule:\n  quorum: 2\n" + members);
    write(
        folder,
        "agents/teams/delphi.yaml",
        "id: delphi\nprotocol: delphi\nrestraint: 12\nguardians: [sceptic]\n" + members);
    write(
        folder,
        "agents/teams/guardian.yaml",
        "id: guardian\nprotocol: advisor-guardian\n" + members);
    return folder;
  }

  private static String price(String model) {
    return "  - {provider: stub, model: %s, input: 1, output: 1, as-of: 2026-01-01, source: made up}\n"
        .formatted(model);
  }

  private static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
