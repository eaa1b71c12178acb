package cloud.ewutelo.plane.admin;

import org.immutables.value.Value;

/**
 * Has Immutables implement the models of this package. The annotations stand here and not on the models, because every
 * compiler that reads an annotated model would look for the annotations' classes, which users do not have.
 */
@Value.Include({
    Account.class,
    ApiToken.class,
    Profile.class,
    Webhook.class,
    WebhookDelivery.class,
    Workspace.class,
    WorkspaceInvitation.class,
    WorkspaceMembership.class
})
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        defaultAsDefault = true,
        defaults = @Value.Immutable(copy = false))
interface Models {}
