package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.property.PropertyOption;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyService;
import cloud.ewutelo.plane.property.PropertyTarget;
import cloud.ewutelo.plane.property.PropertyType;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.PropertyValueService;
import cloud.ewutelo.plane.property.WorkItemProperty;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import cloud.ewutelo.plane.worklog.Worklog;
import cloud.ewutelo.plane.worklog.WorklogService;
import cloud.ewutelo.plane.worklog.WorklogTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is sold with commercial editions, and what Community Edition answers instead. */
class CommercialContractTest extends ContractTest {

    private static final String NO_ID = "11111111-1111-4111-8111-111111111111";

    @Test
    void communityEditionNamesWhatItLacks() {
        Assumptions.assumeTrue(target.isCommunity(), "this Plane has it");
        String item = newItem().id();

        assertThatThrownBy(() -> project.workItemTypes().list().toList())
                .isInstanceOf(UnsupportedByInstanceException.class)
                .hasMessageContaining("another edition");
        assertThatThrownBy(() -> project.workItemTypes().enable()).isInstanceOf(UnsupportedByInstanceException.class);
        assertThatThrownBy(() -> project.propertyValues(item).get(NO_ID))
                .isInstanceOf(UnsupportedByInstanceException.class);
        assertThatThrownBy(() -> project.propertyValues(item).clear(NO_ID))
                .isInstanceOf(UnsupportedByInstanceException.class);
        assertThatThrownBy(() -> project.worklogs(item).create(w -> w.minutes(5)))
                .isInstanceOf(UnsupportedByInstanceException.class);
        assertThatThrownBy(project::worklogTotals).isInstanceOf(UnsupportedByInstanceException.class);
    }

    @Test
    void typesAreCreatedOnceChangedAndDeleted() {
        assumeCommercial();
        String name = "Type " + UUID.randomUUID();
        project.workItemTypes().enable();

        WorkItemType created =
                project.workItemTypes().createOrGet(t -> t.name(name).description("For incidents"));
        WorkItemType again = project.workItemTypes().createOrGet(t -> t.name(name));
        WorkItemType changed = project.workItemTypes()
                .update(name, t -> t.description("For both").active(false));

        assertThat(again.id()).isEqualTo(created.id());
        assertThat(created.isActive()).isTrue();
        assertThat(created.isEpic()).isFalse();
        assertThat(created.projectIds()).contains(project.get().id());
        assertThat(changed.isActive()).isFalse();
        assertThat(project.workItemTypes().get(created.id()).description()).isEqualTo("For both");
        assertThat(project.workItemTypes().list())
                .extracting(WorkItemType::name)
                .contains(name);

        project.workItemTypes().delete(name);
        assertThatThrownBy(() -> project.workItemTypes().get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void propertiesBelongToTheirType() {
        assumeCommercial();
        PropertyService properties = newProperties();
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());

        WorkItemProperty cost = properties.create(
                p -> p.displayName("Cost estimate").type(PropertyType.DECIMAL).externalId(pair));
        WorkItemProperty same = properties.createOrGet(
                p -> p.displayName("Cost").type(PropertyType.DECIMAL).externalId(pair));
        properties.create(p -> p.displayName("Customer").type(PropertyType.TEXT).required(true));

        assertThat(same.id()).isEqualTo(cost.id());
        assertThat(properties.list())
                .extracting(WorkItemProperty::displayName, WorkItemProperty::type, WorkItemProperty::isRequired)
                .containsExactlyInAnyOrder(
                        tuple("Cost estimate", PropertyType.DECIMAL, false),
                        tuple("Customer", PropertyType.TEXT, true));
        assertThat(newProperties().list()).isEmpty();
        assertThat(properties.get("cost estimate").id()).isEqualTo(cost.id());
        assertThat(properties
                        .update("Cost estimate", p -> p.description("In USD"))
                        .description())
                .contains("In USD");
        assertThat(properties
                        .update(cost.id(), p -> p.clearDescription().active(false))
                        .description())
                .isEmpty();

        properties.delete("Cost estimate");
        assertThat(properties.list()).extracting(WorkItemProperty::displayName).containsExactly("Customer");
        assertThatThrownBy(() -> properties.get("Cost estimate"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Customer");
        assertThatThrownBy(() -> properties.create(p -> p.displayName("Causes").type(PropertyType.RELATION)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("target");
    }

    @Test
    void valuesKeepTheirTypes() {
        assumeCommercial();
        PropertyService properties = newProperties();
        PropertyValueService values = project.propertyValues(newItem().id());

        for (Sample sample : new Sample[] {
            new Sample(PropertyType.TEXT, PropertyValue.of("a <b>\nc")),
            new Sample(PropertyType.DECIMAL, PropertyValue.of(new BigDecimal("12.50"))),
            new Sample(PropertyType.BOOLEAN, PropertyValue.of(false)),
            new Sample(PropertyType.DATETIME, PropertyValue.of(LocalDate.of(2026, 2, 28))),
            new Sample(PropertyType.URL, PropertyValue.of("https://plane.example.org/")),
        }) {
            String id = properties
                    .create(p -> p.displayName("A " + sample.type()).type(sample.type()))
                    .id();
            assertThat(values.get(id)).isEmpty();

            assertThat(values.set(id, sample.value())).isEqualTo(sample.value());
            assertThat(values.get(id)).contains(sample.value());
        }

        String when = properties.get("A DATETIME").id();
        Instant moment = Instant.parse("2026-02-28T23:59:01Z");
        values.set(when, PropertyValue.of(moment));
        assertThat(values.get(when).map(PropertyValue::asInstant)).contains(moment);
        assertThatThrownBy(() -> values.set(properties.get("A DECIMAL").id(), PropertyValue.of("much")))
                .isInstanceOf(ValidationException.class);

        values.clear(when);
        values.clear(when);
        assertThat(values.get(when)).isEmpty();
    }

    private record Sample(PropertyType type, PropertyValue value) {}

    @Test
    void optionsAndReferencesAreSetByIdOneOrSeveral() {
        assumeCommercial();
        PropertyService properties = newProperties();
        PropertyValueService values = project.propertyValues(newItem().id());
        WorkItemProperty severity =
                properties.create(p -> p.displayName("Severity").type(PropertyType.OPTION));
        WorkItemProperty causes = properties.create(p -> p.displayName("Causes")
                .type(PropertyType.RELATION)
                .target(PropertyTarget.WORK_ITEM)
                .multi(true));
        PropertyOptionService options = properties.options("Severity");

        PropertyOption minor = options.createOrGet(o -> o.name("Minor").isDefault(true));
        options.createOrGet(o -> o.name("Minor"));
        PropertyOption major = options.create(o -> o.name("Major").parent("Minor"));
        assertThat(options.list())
                .extracting(PropertyOption::name, PropertyOption::isDefault)
                .containsExactlyInAnyOrder(tuple("Minor", true), tuple("Major", false));
        assertThat(major.parent().orElseThrow().id()).isEqualTo(minor.id());
        assertThat(options.update("Major", o -> o.clearParent().description("Wakes people"))
                        .parent())
                .isEmpty();

        assertThat(values.set(severity.id(), PropertyValue.ofId(major.id())).asText())
                .isEqualTo(major.id());
        assertThatThrownBy(() -> values.set(severity.id(), PropertyValue.ofId(NO_ID)))
                .isInstanceOf(ValidationException.class);

        PropertyValue first = PropertyValue.ofId(newItem().id());
        PropertyValue second = PropertyValue.ofId(newItem().id());
        values.set(causes.id(), PropertyValue.several(first, second));
        assertThat(values.get(causes.id()).orElseThrow().elements()).containsExactlyInAnyOrder(first, second);
        assertThat(values.set(causes.id(), PropertyValue.several(second))).isEqualTo(PropertyValue.several(second));
        values.set(causes.id(), PropertyValue.several());
        assertThat(values.get(causes.id())).isEmpty();

        options.delete("Major");
        assertThat(options.list()).extracting(PropertyOption::name).containsExactly("Minor");
    }

    @Test
    void valueOfANamedPropertyIsRefusedWithTheWayToItsId() {
        assertThatThrownBy(() -> project.propertyValues(NO_ID).get("Severity"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("workItemTypes().properties(type)");
    }

    @Test
    void worklogsAreLoggedChangedSummedAndDeleted() {
        assumeCommercial();
        WorkItem item = newItem();
        WorklogService worklogs = project.worklogs(target.sharedProject() + "-" + item.sequenceId());

        Worklog first = worklogs.create(w -> w.minutes(30).description("Read"));
        Worklog second = worklogs.create(w -> w.minutes(15));

        assertThat(first.minutes()).isEqualTo(30);
        assertThat(first.loggedBy().orElseThrow().id())
                .isEqualTo(plane.users().me().id());
        assertThat(worklogs.list()).extracting(Worklog::id).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(minutesOf(item)).isEqualTo(45);

        assertThat(worklogs.update(second.id(), w -> w.minutes(20)).minutes()).isEqualTo(20);
        worklogs.delete(first.id());
        assertThat(worklogs.list()).extracting(Worklog::minutes).containsExactly(20);
        assertThat(minutesOf(item)).isEqualTo(20);
        assertThatThrownBy(() -> worklogs.update(second.id(), w -> {})).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> worklogs.create(w -> w.minutes(-1))).isInstanceOf(InvalidRequestException.class);
    }

    private long minutesOf(WorkItem item) {
        return project.worklogTotals().stream()
                .filter(total -> total.workItem().id().equals(item.id()))
                .mapToLong(WorklogTotal::minutes)
                .sum();
    }

    private PropertyService newProperties() {
        String type = "Type " + UUID.randomUUID();
        project.workItemTypes().create(t -> t.name(type));
        return project.workItemTypes().properties(type);
    }

    private WorkItem newItem() {
        return project.workItems().create(w -> w.name("Has more"));
    }

    private void assumeCommercial() {
        Assumptions.assumeFalse(target.isCommunity(), "Community Edition has none of it");
    }
}
