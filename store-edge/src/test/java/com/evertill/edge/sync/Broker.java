package com.evertill.edge.sync;

import com.evertill.rehearsal.iot.Certificates;
import com.evertill.rehearsal.iot.LocalIot;
import com.evertill.rehearsal.iot.RunningMosquitto;
import java.nio.file.Path;

/** What a link may meet: the stand-in for IoT Core, or a second, independent broker. */
sealed interface Broker extends AutoCloseable {
    static Broker embedded(Path folder) {
        return new Embedded(LocalIot.start(LocalIot.Config.inMemory(folder.resolve("certificates"))));
    }

    static Broker mosquitto(Path folder) {
        return new Independent(RunningMosquitto.start(folder));
    }

    int port();

    Certificates certificates();

    /** Whoever was connected is let in again. */
    void endEveryConnection();

    void refuseConnections(boolean refuse);

    @Override
    void close();

    record Embedded(LocalIot iot) implements Broker {
        @Override
        public int port() {
            return iot.port();
        }

        @Override
        public Certificates certificates() {
            return iot.certificates();
        }

        @Override
        public void endEveryConnection() {
            iot.disconnectAll();
        }

        @Override
        public void refuseConnections(boolean refuse) {
            iot.refuseConnections(refuse);
        }

        @Override
        public void close() {
            iot.close();
        }
    }

    record Independent(RunningMosquitto broker) implements Broker {
        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public Certificates certificates() {
            return broker.certificates();
        }

        @Override
        public void endEveryConnection() {
            broker.restart();
        }

        @Override
        public void refuseConnections(boolean refuse) {
            broker.refuseConnections(refuse);
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
