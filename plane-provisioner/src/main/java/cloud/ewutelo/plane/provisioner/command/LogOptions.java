package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ProvisionerException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is logged, and where. */
final class LogOptions {

    /** Levels by the names that people use. */
    enum LogLevel {
        OFF,
        DEBUG,
        TRACE
    }

    // Ours alone: other libraries may log what is secret.
    private static final Logger LOGGER = Logger.getLogger("cloud.ewutelo.plane");

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "OFF",
            description = "off, debug (requests) or trace (with bodies, without secrets). Default: ${DEFAULT-VALUE}.")
    private LogLevel level = LogLevel.OFF;

    @Option(names = "--log-file", paramLabel = "FILE", description = "Where to log; standard error by default.")
    private @Nullable Path file;

    /** Logs until it is closed. */
    AutoCloseable begin(PrintStream err) {
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(level == LogLevel.OFF ? Level.OFF : level == LogLevel.DEBUG ? Level.FINE : Level.ALL);
        if (level == LogLevel.OFF) {
            return () -> {};
        }
        Handler handler = handler(err);
        handler.setLevel(Level.ALL);
        handler.setFormatter(new Lines());
        LOGGER.addHandler(handler);
        return () -> {
            handler.flush();
            LOGGER.removeHandler(handler);
            LOGGER.setLevel(Level.OFF);
            if (file != null) {
                handler.close();
            }
        };
    }

    private Handler handler(PrintStream err) {
        if (file == null) {
            return new StreamHandler(err, new Lines()) {
                @Override
                public synchronized void publish(LogRecord record) {
                    super.publish(record);
                    flush();
                }
            };
        }
        try {
            return new FileHandler(file.toString(), true);
        } catch (IOException e) {
            throw new ProvisionerException("The log file " + file + " cannot be written.");
        }
    }

    private static final class Lines extends Formatter {

        @Override
        public String format(LogRecord record) {
            String failure = record.getThrown() == null ? "" : System.lineSeparator() + trace(record.getThrown());
            return record.getInstant() + " " + formatMessage(record) + failure + System.lineSeparator();
        }

        private static String trace(Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
