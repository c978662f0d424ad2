package com.evertill.edge.sync;

import java.nio.file.Path;

/** Against the local IoT Core. */
class IotCloudLinkTest extends IotCloudLinkContract {
    @Override
    Broker start(Path folder) {
        return Broker.embedded(folder);
    }
}
