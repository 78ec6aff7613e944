package dev.wheelhouse.render.mvel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps templates contained, as rules about who may reach what. */
@AnalyzeClasses(
    packages = "dev.wheelhouse.render.mvel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class MvelArchitectureTest {
  @ArchTest
  static final ArchRule mvelIsMetInThreePlaces =
      noClasses()
          .that(not(belongToAnyOf(Block.class, Output.class, TableVariables.class)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mvel2..");

  @ArchTest
  static final ArchRule onlyBlocksAreCompiledAndRun =
      noClasses()
          .that(not(belongToAnyOf(Block.class)))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.mvel2", "org.mvel2.optimizers..", "org.mvel2.compiler.."))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("org\\.mvel2\\.templates\\.Template(Compiler|Runtime)");

  @ArchTest
  static final ArchRule onlyTheEmitterMakesBlocks =
      noClasses()
          .that(not(belongToAnyOf(Emitter.class, Block.class)))
          .should()
          .callConstructor(Block.class, String.class, java.util.List.class, int.class);

  @ArchTest
  static final ArchRule nothingReachesFilesNetworkOrReflection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.lang.reflect..",
              "javax.script..");

  @ArchTest
  static final ArchRule onlyTheEngineAndMessagesArePublic =
      classes()
          .that()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should()
          .haveSimpleName("MvelTemplateEngine")
          .orShould()
          .haveSimpleName("MessageTemplate");
}
