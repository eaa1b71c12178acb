package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;

/** The secret of a webhook, and which webhook it is. */
public record WebhookSecret(String id, String url, Secret secret) {}
