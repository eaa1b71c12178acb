package cloud.ewutelo.plane.link;

import org.immutables.value.Value;

/**
 * Has Immutables implement the models of this package. The annotations stand here and not on the models, because every
 * compiler that reads an annotated model would look for the annotations' classes, which users do not have.
 */
@Value.Include(Link.class)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        defaultAsDefault = true,
        unsafeDefaultAndDerived = true,
        defaults = @Value.Immutable(copy = false))
interface Models {}
