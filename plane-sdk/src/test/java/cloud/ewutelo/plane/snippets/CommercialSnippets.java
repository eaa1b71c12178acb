package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyService;
import cloud.ewutelo.plane.property.PropertyType;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.PropertyValueService;
import java.math.BigDecimal;

/** Examples that the Javadoc shows. */
final class CommercialSnippets {

    private CommercialSnippets() {}

    static void types(ProjectClient project) {
        // @start region="types"
        project.workItemTypes().enable();
        project.workItemTypes().createOrGet(type -> type.name("Incident"));
        PropertyService properties = project.workItemTypes().properties("Incident");
        properties.createOrGet(p -> p.displayName("Severity").type(PropertyType.OPTION));
        PropertyOptionService severities = properties.options("Severity");
        severities.createOrGet(option -> option.name("Minor").isDefault(true));
        severities.createOrGet(option -> option.name("Major"));
        // @end
    }

    static void values(ProjectClient project, String costPropertyId) {
        // @start region="values"
        PropertyValueService values = project.propertyValues("ONB-12");
        values.set(costPropertyId, PropertyValue.of(new BigDecimal("12.50")));
        BigDecimal cost =
                values.get(costPropertyId).map(PropertyValue::asNumber).orElse(BigDecimal.ZERO);
        values.clear(costPropertyId);
        // @end
        System.out.println(cost);
    }

    static void worklogs(ProjectClient project) {
        // @start region="worklogs"
        project.worklogs("ONB-12").create(log -> log.minutes(45).description("Restored the backup"));
        project.worklogTotals()
                .forEach(total -> System.out.println(total.workItem().id() + ": " + total.minutes() + " min"));
        // @end
    }
}
