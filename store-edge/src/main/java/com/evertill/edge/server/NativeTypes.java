package com.evertill.edge.server;

import com.evertill.devices.agent.AgentConfig;
import com.evertill.edge.store.StoreConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.sqlite.JDBC;

/**
 * What a native executable must know by name: records of this module that are read from JSON by hand (the core brings its own list), and the
 * driver of SQLite, which the driver manager looks up by its name.
 */
@RegisterForReflection(
        targets = {
            AgentConfig.class,
            StoreConfig.class,
            StoreConfig.LegalEntity.class,
            StoreConfig.Till.class,
            StoreConfig.Nexo.class,
            StoreConfig.StaffMember.class,
            JDBC.class
        })
final class NativeTypes {
    private NativeTypes() {}
}
