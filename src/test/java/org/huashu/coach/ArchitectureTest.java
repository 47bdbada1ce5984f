package org.huashu.coach;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The architecture, as a table: which package may use which, and who owns which library. */
class ArchitectureTest {

  private static final String ROOT = "org.huashu.coach";

  /** Each package, and the packages it may use. The root and {@code command} may use all. */
  private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
      Map.entry("account", List.of("limit")),
      Map.entry("background", List.of()),
      Map.entry("limit", List.of()),
      Map.entry("text", List.of()),
      Map.entry("conversation", List.of("text")),
      Map.entry("clock", List.of("conversation", "text")),
      Map.entry("embedding", List.of("text")),
      Map.entry("wording", List.of("embedding", "text")),
      Map.entry("script", List.of("embedding", "text")),
      Map.entry("check", List.of("clock", "conversation", "script", "text", "wording")),
      Map.entry("advice",
          List.of("check", "clock", "conversation", "script", "text", "wording")),
      Map.entry("quality", List.of("text", "wording")),
      Map.entry("knowledge",
          List.of("check", "clock", "conversation", "quality", "script", "text", "wording")),
      Map.entry("intake", List.of("knowledge", "script", "text")),
      Map.entry("review",
          List.of("advice", "check", "clock", "conversation", "text", "wording")),
      Map.entry("scoring", List.of("advice", "check", "clock", "conversation", "quality", "review",
          "text", "wording")),
      Map.entry("coaching", List.of("advice", "check", "clock", "conversation", "knowledge",
          "review", "script", "text", "wording")),
      Map.entry("audit", List.of("advice", "check", "clock", "coaching", "conversation", "http",
          "intake", "quality", "text", "webhook", "wording")),
      Map.entry("store",
          List.of("account", "advice", "check", "clock", "conversation", "intake", "knowledge",
              "push", "quality", "review", "scoring", "script", "text", "wording")),
      Map.entry("push", List.of("advice", "check", "clock", "conversation", "http", "text",
          "webhook", "wording")),
      Map.entry("oidc", List.of("account")),
      Map.entry("http", List.of()),
      Map.entry("webhook",
          List.of("advice", "check", "clock", "coaching", "conversation", "http", "limit", "text",
              "wording")),
      Map.entry("desk", List.of("advice", "conversation", "http", "webhook", "wording")),
      Map.entry("console",
          List.of("account", "advice", "background", "check", "clock", "coaching", "conversation",
              "http", "intake", "knowledge", "quality", "review", "scoring", "script", "text",
              "webhook", "wording"))));

  /** Each library, and the packages that may see it. */
  private static final Map<String, List<String>> OWNERS = Map.ofEntries(
      Map.entry("org.apache.lucene", List.of("script")),
      Map.entry("ai.onnxruntime", List.of("embedding")),
      Map.entry("io.helidon", List.of("http", "webhook", "console", "desk", "push")),
      Map.entry("okhttp3", List.of("push")),
      Map.entry("org.jdbi", List.of("store")),
      Map.entry("org.flywaydb", List.of("store")),
      Map.entry("org.sqlite", List.of("store")),
      Map.entry("com.zaxxer", List.of("store")),
      Map.entry("org.snakeyaml", List.of("knowledge")),
      Map.entry("com.google.re2j", List.of("wording")),
      Map.entry("com.github.houbb", List.of("text")),
      Map.entry("io.github.bucket4j", List.of("limit")),
      Map.entry("gg.jte", List.of("console")),
      Map.entry("org.bouncycastle", List.of("account")),
      Map.entry("org.apache.commons.compress", List.of("intake")),
      Map.entry("com.nimbusds", List.of("oidc")),
      Map.entry("org.dhatim", List.of("console", "intake")),
      Map.entry("com.github.difflib", List.of("command", "console")),
      Map.entry("picocli", List.of("command")),
      Map.entry("me.tongfei", List.of("command")));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageUsesOnlyWhatTheTableAllows() {
    List<String> broken = new ArrayList<>();
    for (JavaClass type : PRODUCT) {
      String from = packageOf(type);
      if (from.isEmpty() || from.equals("command")) {
        continue;
      }
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(ROOT)) {
          String to = packageOf(target);
          if (!to.equals(from) && !MAY_USE.getOrDefault(from, List.of()).contains(to)) {
            broken.add(type.getName() + " uses " + target.getName());
          }
        }
      }
    }
    assertEquals(List.of(), broken.stream().distinct().sorted().toList());
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> packages = new TreeSet<>();
    PRODUCT.forEach(type -> packages.add(packageOf(type)));
    packages.removeAll(Set.of("", "command"));
    assertEquals(MAY_USE.keySet(), packages);
  }

  @Test
  void theTableHasNoCycle() {
    Map<String, List<String>> open = new TreeMap<>(MAY_USE);
    boolean removed = true;
    while (removed) {
      removed =
          open.entrySet().removeIf(entry -> entry.getValue().stream().noneMatch(open::containsKey));
    }
    assertEquals(Map.of(), open);
  }

  @Test
  void everyLibraryHasItsOwner() {
    OWNERS.forEach((library, owners) -> {
      var outside = describe("outside " + owners,
          (JavaClass type) -> !owners.contains(packageOf(type)) && !packageOf(type).isEmpty());
      noClasses().that(outside)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(library, library + "..")
          .allowEmptyShould(true)
          .check(PRODUCT);
    });
  }

  @Test
  void timeIsPassedIn() {
    var wiring = describe("wiring", (JavaClass type) -> !packageOf(type).isEmpty());
    noClasses().that(wiring)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses().should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Dto)$")
        .orShould()
        .haveNameMatching(".*\\.Abstract[A-Z].*")
        .check(PRODUCT.that(
            describe("not KnowledgeBase", (JavaClass type) -> !type.getSimpleName()
                .equals("KnowledgeBase"))));
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(PRODUCT);
  }

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.length() <= ROOT.length() ? "" : name.substring(ROOT.length() + 1);
  }
}
