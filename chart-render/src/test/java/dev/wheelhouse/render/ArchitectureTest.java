package dev.wheelhouse.render;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.wheelhouse.render",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnTemplatesAndChartsOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wheelhouse.events..",
              "dev.wheelhouse.worker..",
              "dev.wheelhouse.ops..",
              "org.apache.kafka..",
              "io.fabric8..",
              "io.vertx..");

  @ArchTest
  static final ArchRule onlyTheGoEngineKnowsGoTemplates =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.wheelhouse.render.gotpl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.wheelhouse.gotpl.engine..", "dev.wheelhouse.gotpl.sprig..");

  @ArchTest
  static final ArchRule enginesAreNamedInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.wheelhouse.render.gotpl..", "dev.wheelhouse.render.mvel..")
          .and()
          .doNotHaveSimpleName("BuiltInEngines")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.wheelhouse.render.gotpl..", "dev.wheelhouse.render.mvel..");
}
