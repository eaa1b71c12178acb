package cloud.ewutelo.plane.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorCatalogueTest {

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| `(\\w+Exception)` \\|");
    private static final Set<String> ROOTS = Set.of("PlaneException", "PlaneApiException");

    @Test
    void everyExceptionIsInTheCatalogueAndNoOther() throws IOException {
        Set<String> thrown = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("cloud.ewutelo.plane").stream()
                        .filter(type -> type.isAssignableTo(PlaneException.class)
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getPackageName().contains("testkit"))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !ROOTS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> listed = new TreeSet<>();
        Matcher entries = ENTRY.matcher(Files.readString(Path.of("../docs/errors.md")));
        while (entries.find()) {
            listed.add(entries.group(1));
        }
        assertThat(listed).isEqualTo(thrown);
    }
}
