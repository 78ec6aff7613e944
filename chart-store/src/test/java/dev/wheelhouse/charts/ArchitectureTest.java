package dev.wheelhouse.charts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.wheelhouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule chartStoreKnowsNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wheelhouse.gotpl..",
              "dev.wheelhouse.events..",
              "dev.wheelhouse.render..",
              "dev.wheelhouse.worker..",
              "dev.wheelhouse.ops..");

  @ArchTest
  static final ArchRule yamlKnowsNoCharts =
      noClasses()
          .that()
          .resideInAPackage("dev.wheelhouse.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wheelhouse.charts..")
          .allowEmptyShould(true);
}
