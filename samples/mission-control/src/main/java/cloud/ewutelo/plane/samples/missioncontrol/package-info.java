/** The whole story on one machine: Plane, a provisioned workspace, agents at work, and Telegram. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.samples.missioncontrol;
