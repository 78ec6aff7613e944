package dev.wheelhouse.gotpl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.wheelhouse.gotpl",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {
  @ArchTest
  static final ArchRule needsNothingButJavaAndTheLibrariesOfSprig =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.wheelhouse.gotpl..",
              "java..",
              "javax.crypto..",
              "javax.security..",
              "com.google.re2j..",
              "at.favre.lib..",
              "org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyJavaUnderTheEngine =
      classes()
          .that()
          .resideInAnyPackage("..value..", "..func..", "..fmt..", "..parse..", "..engine..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.wheelhouse.gotpl.value..",
              "dev.wheelhouse.gotpl.func..",
              "dev.wheelhouse.gotpl.fmt..",
              "dev.wheelhouse.gotpl.parse..",
              "dev.wheelhouse.gotpl.engine..");

  @ArchTest
  static final ArchRule valuesKnowNoOtherPackage =
      noClasses()
          .that()
          .resideInAPackage("..value..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..func..", "..fmt..", "..parse..", "..engine..", "..sprig..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.wheelhouse.gotpl.(*)..").should().beFreeOfCycles();
}
