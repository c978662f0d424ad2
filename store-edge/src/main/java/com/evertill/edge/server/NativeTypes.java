package com.evertill.edge.server;

import com.evertill.edge.store.StoreConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Records of this module that are read from JSON by hand: the native executable must know their components. The core brings its own list. */
@RegisterForReflection(
        targets = {
            StoreConfig.class,
            StoreConfig.LegalEntity.class,
            StoreConfig.Till.class,
            StoreConfig.StaffMember.class
        })
final class NativeTypes {
    private NativeTypes() {}
}
