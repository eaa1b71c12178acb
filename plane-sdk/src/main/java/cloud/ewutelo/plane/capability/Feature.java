package cloud.ewutelo.plane.capability;

/** What an instance may have or lack. */
public enum Feature {
    /** The summary of a project in numbers. */
    PROJECT_SUMMARY,
    /** Relations between work items. */
    RELATIONS,
    /** Taking a relation away again. */
    RELATION_REMOVAL,
    /** Files on work items. */
    ATTACHMENTS,
    /** Webhooks that tell of changes made through the API. */
    WEBHOOKS_ON_API_CHANGES,
    /** Filters on the server when listing work items. */
    WORK_ITEM_FILTERS,
    /** Work item types. */
    WORK_ITEM_TYPES,
    /** Custom fields of work items. */
    CUSTOM_FIELDS,
    /** Logged time. */
    WORKLOGS
}
