package com.evertill.edge.sync;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.evertill.rehearsal.iot.Mosquitto;
import java.nio.file.Path;

/** Against a second, independent broker. */
class IotCloudLinkOnMosquittoTest extends IotCloudLinkContract {
    @Override
    Broker start(Path folder) {
        assumeTrue(Mosquitto.program().isPresent(), "MOSQUITTO IS SKIPPED: it is not installed");
        return Broker.mosquitto(folder);
    }
}
