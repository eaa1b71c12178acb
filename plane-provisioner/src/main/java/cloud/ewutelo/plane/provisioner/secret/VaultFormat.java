package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;

/** Variables for Ansible, encrypted. */
record VaultFormat(JsonFormat variables, Secret password) implements Format {

    @Override
    public String write(Secrets secrets) {
        return Vault.encrypt(variables.write(secrets), password);
    }

    @Override
    public Secrets read(String text, String name) {
        return variables.read(Vault.decrypt(text, password, name), name);
    }
}
