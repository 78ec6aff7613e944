package dev.wheelhouse.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.wheelhouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CODEC = "dev.wheelhouse.events.codec..";

  @ArchTest
  static final ArchRule modelKnowsJavaOnly =
      classes()
          .that()
          .resideOutsideOfPackage(CODEC)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.wheelhouse.events",
              "dev.wheelhouse.events.request..",
              "dev.wheelhouse.events.plan..",
              "dev.wheelhouse.events.lifecycle..",
              "dev.wheelhouse.events.fold..",
              "dev.wheelhouse.events.release..",
              "dev.wheelhouse.events.chart..");

  @ArchTest
  static final ArchRule codecKnowsTheModelAndItsLibraries =
      classes()
          .that()
          .resideInAPackage(CODEC)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.wheelhouse.events..",
              "com.fasterxml.jackson..",
              "com.networknt.schema..",
              "io.cloudevents..",
              "org.apache.kafka.common.header..",
              "org.apache.kafka.clients.consumer..",
              "org.apache.kafka.clients.producer..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.wheelhouse.events.(*)..").should().beFreeOfCycles();
}
