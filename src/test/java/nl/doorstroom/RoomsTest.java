package nl.doorstroom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;

/** The walls between the rooms: each sees what its line lists, and nothing else. */
@AnalyzeClasses(packages = "nl.doorstroom", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  private static final List<String> JDK = List.of("java..", "javax..", "org.jspecify..");
  private static final DescribedPredicate<JavaClass> PRIMITIVE =
      DescribedPredicate.describe("primitives", c -> c.getBaseComponentType().isPrimitive());

  @ArchTest static final ArchRule domain = room("domain").sees();
  @ArchTest static final ArchRule waits = room("waits").sees("domain");
  @ArchTest static final ArchRule matching = room("matching").sees("domain");

  @ArchTest
  static final ArchRule grid =
      room("grid").and("com.fasterxml.jackson..").sees("domain", "waits", "matching");

  @ArchTest
  static final ArchRule journal =
      room("journal")
          .and(
              "com.fasterxml.jackson..",
              "io.vertx.core..",
              "io.vertx.sqlclient..",
              "io.vertx.pgclient..",
              "org.flywaydb..",
              "org.postgresql..",
              "org.apache.commons.compress..",
              "org.tukaani..",
              "org.slf4j..")
          .sees("domain");

  @ArchTest
  static final ArchRule engine =
      room("engine").and("io.vertx.core..", "org.slf4j..").sees("domain", "journal", "grid");

  @ArchTest
  static final ArchRule cluster =
      room("cluster")
          .and(
              "io.vertx.core..",
              "io.vertx.spi.cluster.hazelcast..",
              "com.hazelcast..",
              "org.slf4j..")
          .sees("domain", "journal", "grid", "engine");

  @ArchTest
  static final ArchRule access = room("access").and("io.vertx..", "org.slf4j..").sees("domain");

  @ArchTest
  static final ArchRule live =
      room("live")
          .and("io.vertx..", "io.netty..", "com.fasterxml.jackson..", "org.slf4j..")
          .sees("domain", "engine", "grid", "access", "http");

  @ArchTest
  static final ArchRule http =
      room("http")
          .and("io.vertx..", "io.mvnpm..", "com.fasterxml.jackson..", "org.slf4j..")
          .sees("domain", "engine", "grid", "access");

  @ArchTest
  static final ArchRule feeds =
      room("feeds")
          .and(
              "io.vertx.core..",
              "de.siegmar..",
              "de.focus_shift..",
              "net.fortuna..",
              "com.fasterxml.jackson..",
              "org.slf4j..")
          .sees("domain", "engine", "grid", "access");

  @ArchTest
  static final ArchRule reminders =
      room("reminders")
          .and(
              "io.vertx.core..",
              "io.vertx.ext.web..",
              "io.vertx.ext.mail..",
              "io.vertx.sqlclient..",
              "org.slf4j..")
          .sees("domain", "engine", "grid", "access");

  @ArchTest
  static final ArchRule simulate =
      room("simulate")
          .and("io.vertx.core..", "de.siegmar..", "org.slf4j..")
          .sees("domain", "engine", "grid");

  @ArchTest
  static final ArchRule metrics = room("metrics").and("io.micrometer..", "io.prometheus..").sees();

  @ArchTest
  static final ArchRule nobody_sees_the_composition_root =
      noClasses()
          .that(not(resideInAnyPackage("nl.doorstroom.app..", "nl.doorstroom")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.doorstroom.app..", "nl.doorstroom");

  @ArchTest
  static final ArchRule only_the_postgres_adapters_speak_sql =
      noClasses()
          .that(
              resideInAPackage("nl.doorstroom..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "nl.doorstroom.journal.postgres..",
                              "nl.doorstroom.access.postgres..",
                              "nl.doorstroom.reminders.postgres..",
                              "nl.doorstroom.app.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.pgclient..", "io.vertx.sqlclient..", "java.sql..");

  @ArchTest
  static final ArchRule the_rules_know_no_clock_and_no_chance =
      noClasses()
          .that()
          .resideInAnyPackage(
              "nl.doorstroom.domain..",
              "nl.doorstroom.waits..",
              "nl.doorstroom.matching..",
              "nl.doorstroom.grid..")
          .should()
          .accessTargetWhere(target(name("now")).and(targetIn(Instant.class, LocalDate.class)))
          .orShould()
          .accessTargetWhere(
              target(name("now")).and(targetIn(LocalDateTime.class, ZonedDateTime.class)))
          .orShould()
          .accessTargetWhere(targetIn(Clock.class, Random.class))
          .orShould()
          .accessTargetWhere(targetIn(UUID.class, Math.class).and(target(name("random"))))
          .orShould()
          .accessTargetWhere(
              target(name("currentTimeMillis").or(name("nanoTime")))
                  .and(targetIn(System.class, System.class)));

  @ArchTest
  static final ArchRule only_writer_and_grid_change_a_region =
      noClasses()
          .that(not(resideInAnyPackage("nl.doorstroom.engine..", "nl.doorstroom.grid..")))
          .should()
          .accessTargetWhere(targetIn(Region.class, Region.class).and(target(name("apply"))));

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices().matching("nl.doorstroom.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .that(not(equivalentTo(HealthcareService.class).or(assignableTo(Command.class))))
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Processor|Service|Data|Info|Dto|Impl)");

  private static DescribedPredicate<JavaAccess<?>> targetIn(Class<?> one, Class<?> other) {
    return target(
        owner(
            DescribedPredicate.<JavaClass>describe(
                one.getSimpleName() + " or " + other.getSimpleName(),
                c -> c.isEquivalentTo(one) || c.isEquivalentTo(other))));
  }

  private static Room room(String name) {
    return new Room(name, List.of());
  }

  /** A room with the libraries it may use. */
  private record Room(String name, List<String> libraries) {

    Room and(String... allowed) {
      return new Room(name, List.of(allowed));
    }

    ArchRule sees(String... rooms) {
      String own = packages(name);
      String[] allowed =
          Stream.of(
                  JDK.stream(),
                  libraries.stream(),
                  Stream.of(own),
                  Stream.of(rooms).map(Room::packages))
              .flatMap(packages -> packages)
              .toArray(String[]::new);
      return classes()
          .that()
          .resideInAPackage(own)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(PRIMITIVE))
          .allowEmptyShould(true)
          .because("a room sees what its line lists, and nothing else");
    }

    private static String packages(String room) {
      return "nl.doorstroom." + room + "..";
    }
  }
}
