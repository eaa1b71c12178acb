package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.provisioner.command.Provisioner;

/** {@code java -jar plane-provisioner.jar}. */
public final class Main {

    private Main() {}

    /** Runs a command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(Provisioner.run(Surroundings.system(), arguments));
    }
}
