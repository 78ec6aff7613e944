package dev.wheelhouse.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
    packages = "dev.wheelhouse.ops",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_STORY_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("dev.wheelhouse.ops.follow")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..", "dev.wheelhouse.events..", "dev.wheelhouse.ops.follow");

  @ArchTest
  static final ArchRule CLIENTS_OF_THE_LOG_ARE_VERTX_CLIENTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients.admin");

  @ArchTest
  static final ArchRule THE_LOG_KNOWS_NO_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage("dev.wheelhouse.ops.log", "dev.wheelhouse.ops.demo")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.wheelhouse.ops.cli");

  @ArchTest
  static final ArchRule NO_CYCLES =
      SlicesRuleDefinition.slices().matching("dev.wheelhouse.ops.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.wheelhouse.ops.cli.Main")
          .should()
          .callMethod(System.class, "exit", int.class);
}
