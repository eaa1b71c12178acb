package cloud.ewutelo.plane;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that keep the library what it promises to be, each with its reason. */
class ArchitectureTest {

    private static final String INTERNAL = "cloud.ewutelo.plane.internal..";

    private static final String[] HIDDEN = {
        "retrofit2..",
        "okhttp3..",
        "okio..",
        "com.fasterxml..",
        "io.github.resilience4j..",
        "kotlin..",
        "org.slf4j..",
        "org.commonmark..",
        "org.jsoup..",
        INTERNAL
    };

    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Its packages begin like ours.
            .withImportOption(location -> !location.contains("cloud/ewutelo/plane/testkit/"))
            .importPackages("cloud.ewutelo.plane");

    @Test
    void publicSignaturesShowNoTypeOfALibrary() {
        methods()
                .that()
                .areDeclaredInClassesThat(
                        resideOutsideOfPackage(INTERNAL).and(describe("are public", ArchitectureTest::isPublic)))
                .and(describe("are public or protected", ArchitectureTest::isVisible))
                .should(new ArchCondition<JavaMethod>("show types of Java and of this library alone") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Set<JavaClass> shown = Stream.of(
                                        Stream.of(method.getRawReturnType()),
                                        method.getRawParameterTypes().stream(),
                                        method.getThrowsClause().getTypes().stream(),
                                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                                        method.getParameterTypes().stream()
                                                .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                                .flatMap(each -> each)
                                .filter(resideInAnyPackage(HIDDEN))
                                .collect(Collectors.toSet());
                        shown.forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
                    }
                })
                .because("a library that is replaced one day must not take the users' code with it")
                .check(SDK);
    }

    @Test
    void publicTypesExtendNoTypeOfALibrary() {
        classes()
                .that()
                .resideOutsideOfPackage(INTERNAL)
                .and()
                .arePublic()
                .should()
                .notBeAssignableTo(resideInAnyPackage(HIDDEN))
                .because("a supertype is part of the public API")
                .check(SDK);
    }

    @Test
    void httpJsonAndMarkupLibrariesAreUsedUnderInternalAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "retrofit2..",
                        "okhttp3..",
                        "okio..",
                        "com.fasterxml..",
                        "io.github.resilience4j..",
                        "org.commonmark..",
                        "org.jsoup.."))
                .because("one package tree is to be searched when a library changes")
                .check(SDK);
    }

    @Test
    void publicPackagesUseInternalOnesForChecksAndForTheFrontDoorAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL, "cloud.ewutelo.plane", "cloud.ewutelo.plane.model")
                .should()
                .dependOnClassesThat(resideInAnyPackage(INTERNAL)
                        .and(describe(
                                "are more than checks of values and names of properties",
                                type -> !type.getPackageName().equals("cloud.ewutelo.plane.internal")
                                        && !type.getSimpleName().equals("WireName")
                                        && !type.getSimpleName().equals("CheckpointText"))))
                .because("a model or a request must not know how it is sent; a checkpoint is never sent")
                .check(SDK);
    }

    @Test
    void internalResourcesKnowEachOtherInOneDirection() {
        slices().matching("cloud.ewutelo.plane.internal.(http|json|page|lookup)..")
                .should()
                .beFreeOfCycles()
                .because("the transport must be readable without the resources")
                .check(SDK);
    }

    @Test
    void testkitIsUnknownToTheSdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cloud.ewutelo.plane.testkit..")
                .because("users do not have it")
                .check(SDK);
    }

    @Test
    void nothingLocksAroundInputAndOutput() {
        noClasses()
                .should(new ArchCondition<JavaClass>("have synchronized methods") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                                .forEach(method ->
                                        events.add(SimpleConditionEvent.satisfied(method, method.getFullName())));
                    }
                })
                .because("a virtual thread that blocks inside a monitor pins its carrier on JDK 17 to 23")
                .check(SDK);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = SDK.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isVisible(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                || method.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
