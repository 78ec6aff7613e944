package dev.wheelhouse.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.wheelhouse.worker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule coreIsPure =
      classes()
          .that()
          .resideInAPackage("..worker.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util",
              "java.util.function..",
              "java.util.stream..",
              "java.time..",
              "dev.wheelhouse.worker.core..",
              "dev.wheelhouse.events",
              "dev.wheelhouse.events.fold..",
              "dev.wheelhouse.events.lifecycle..",
              "dev.wheelhouse.events.plan..",
              "dev.wheelhouse.events.request..");

  @ArchTest
  static final ArchRule theCheckerJudgesHistoriesOnly =
      classes()
          .that()
          .resideInAPackage("..worker.check..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.wheelhouse.worker.check..", "dev.wheelhouse.events..");

  @ArchTest
  static final ArchRule coreAsksNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAPackage("..worker.core..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.UUID")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule kafkaStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackages("..worker.kafka..", "..worker.broker..", "dev.wheelhouse.worker")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule kubernetesStaysInItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackages("..worker.kube..", "dev.wheelhouse.worker")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule actionsAndShellUsePortsOnly =
      noClasses()
          .that()
          .resideInAnyPackage("..worker.action..", "..worker.shell..", "..worker.port..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..worker.kafka..",
              "..worker.kube..",
              "..worker.simulated..",
              "..worker.charts..",
              "..worker.release..",
              "..worker.broker..");

  @ArchTest
  static final ArchRule onlyWiringSeesTheRoot =
      noClasses()
          .that()
          .resideInAPackage("dev.wheelhouse.worker.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wheelhouse.worker");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.wheelhouse.worker.(*)..").should().beFreeOfCycles();
}
