package dev.wheelhouse.charts;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = {"dev.wheelhouse.charts", "dev.wheelhouse.store", "dev.wheelhouse.yaml"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule chartStoreKnowsNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.wheelhouse.events..",
              "dev.wheelhouse.render..",
              "dev.wheelhouse.worker..",
              "dev.wheelhouse.ops..");

  @ArchTest
  static final ArchRule ofTheTemplateLanguageOnlyVersionsAreUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.wheelhouse.gotpl..")
                  .and(not(resideInAPackage("dev.wheelhouse.gotpl.semver"))));

  @ArchTest
  static final ArchRule yamlKnowsNoCharts =
      noClasses()
          .that()
          .resideInAPackage("dev.wheelhouse.yaml..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.wheelhouse.charts..", "dev.wheelhouse.store.."));

  @ArchTest
  static final ArchRule chartsKnowNoPlaces =
      noClasses()
          .that()
          .resideInAPackage("dev.wheelhouse.charts..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.wheelhouse.store.."));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.wheelhouse.store.(*)..").should().beFreeOfCycles();
}
