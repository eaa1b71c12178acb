/** What has changed: a feed of created, changed and removed work items, complete and cheap, with webhooks to make it fast. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.feed;
