package cloud.ewutelo.plane.telegram.ask;

/** Is told who asks. */
public interface AskObserver {

    /** Tells nobody. */
    AskObserver NONE = new AskObserver() {
        @Override
        public void asked(String verb) {}

        @Override
        public void stranger() {}
    };

    /** Somebody who may asked for something. */
    void asked(String verb);

    /** Somebody wrote who may not. */
    void stranger();
}
