package health.primum;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the shape that src/docs/ARCHITECTURE.md describes. */
class ArchitectureTest {
  /** Each may use those before it. */
  private static final List<String> CORE =
      List.of("fault", "clinical", "agent", "consensus", "safety", "consult", "noharm");

  private static final List<String> ADAPTERS =
      List.of(
          "llm",
          "catalog",
          "store",
          "telemetry",
          "report",
          "web",
          "ehr",
          "facade",
          "messaging",
          "cli");

  /** Distributions: pure computation without input or output (ADR 19). */
  private static final String STATISTICS = "org.apache.commons.statistics..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("health.primum");

  @Test
  void coreUsesOnlyPlainJavaAndTheCoreBeforeIt() {
    for (int i = 0; i < CORE.size(); i++) {
      var allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations.."));
      CORE.subList(0, i + 1).forEach(name -> allowed.add(tree(name)));
      if (CORE.get(i).equals("noharm")) {
        allowed.add(STATISTICS);
      }
      classes()
          .that()
          .resideInAPackage(tree(CORE.get(i)))
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void onlyNoharmStatsKnowsTheStatisticsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("health.primum.noharm.stats")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STATISTICS)
        .check(CLASSES);
  }

  @Test
  void adaptersDoNotKnowEachOtherNorTheWiring() {
    for (String adapter : ADAPTERS) {
      var others = new ArrayList<>(List.of(tree("app")));
      ADAPTERS.stream()
          .filter(other -> !other.equals(adapter))
          .forEach(other -> others.add(tree(other)));
      noClasses()
          .that()
          .resideInAPackage(tree(adapter))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void onlyLlmKnowsLangChain4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(tree("llm"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.langchain4j..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("health.primum.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNamedHereAndSaysWhatItIs() throws IOException {
    Path root = Path.of("src/main/java/health/primum");
    var known = new ArrayList<>(CORE);
    known.addAll(ADAPTERS);
    known.add("app");
    try (Stream<Path> folders = Files.list(root)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
    try (Stream<Path> folders = Files.walk(root)) {
      assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.equals(root)))
          .allSatisfy(
              folder ->
                  assertThat(folder.resolve("package-info.java"))
                      .content()
                      .contains("@NullMarked"));
    }
  }

  private static String tree(String name) {
    return "health.primum." + name + "..";
  }
}
