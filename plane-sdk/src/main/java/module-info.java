/** A typed client for Plane, the open-source issue tracker. Start at {@link cloud.ewutelo.plane.PlaneClient}. */
module cloud.ewutelo.plane.sdk {
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.ratelimiter;
    requires io.github.resilience4j.retry;
    requires okhttp3;
    requires okio;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.strikethrough;
    requires org.commonmark.ext.gfm.tables;
    requires org.commonmark.ext.task.list.items;
    requires org.jsoup;
    requires org.slf4j;
    requires retrofit2;

    exports cloud.ewutelo.plane;
    exports cloud.ewutelo.plane.activity;
    exports cloud.ewutelo.plane.admin;
    exports cloud.ewutelo.plane.attachment;
    exports cloud.ewutelo.plane.bulk;
    exports cloud.ewutelo.plane.capability;
    exports cloud.ewutelo.plane.comment;
    exports cloud.ewutelo.plane.cycle;
    exports cloud.ewutelo.plane.error;
    exports cloud.ewutelo.plane.field;
    exports cloud.ewutelo.plane.feed;
    exports cloud.ewutelo.plane.html;
    exports cloud.ewutelo.plane.http;
    exports cloud.ewutelo.plane.intake;
    exports cloud.ewutelo.plane.invitation;
    exports cloud.ewutelo.plane.label;
    exports cloud.ewutelo.plane.link;
    exports cloud.ewutelo.plane.member;
    exports cloud.ewutelo.plane.model;
    exports cloud.ewutelo.plane.module;
    exports cloud.ewutelo.plane.page;
    exports cloud.ewutelo.plane.project;
    exports cloud.ewutelo.plane.property;
    exports cloud.ewutelo.plane.relation;
    exports cloud.ewutelo.plane.state;
    exports cloud.ewutelo.plane.sticky;
    exports cloud.ewutelo.plane.time;
    exports cloud.ewutelo.plane.user;
    exports cloud.ewutelo.plane.webhook;
    exports cloud.ewutelo.plane.workitem;
    exports cloud.ewutelo.plane.workitemtype;
    exports cloud.ewutelo.plane.worklog;

    // Jackson fills the models through their builders, whose generated half is not public.
    opens cloud.ewutelo.plane.activity to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.admin to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.attachment to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.comment to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.cycle to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.intake to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.invitation to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.label to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.link to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.member to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.module to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.project to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.property to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.relation to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.state to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.sticky to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.user to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.workitem to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.workitemtype to
            com.fasterxml.jackson.databind;
    opens cloud.ewutelo.plane.worklog to
            com.fasterxml.jackson.databind;
}
