package com.evertill.cloud.ledger;

import com.evertill.commerce.node.NodeId;
import java.nio.file.Path;

/** A box cannot be let in with what was given for it. Nothing was changed: those that may speak go on, and nobody else may until it is mended. */
public final class RegistrationFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private RegistrationFault(String message, Throwable cause) {
        super(message, cause);
    }

    private RegistrationFault(String message) {
        super(message);
    }

    static RegistrationFault of(Path file, String what) {
        return new RegistrationFault(file + " " + what);
    }

    static RegistrationFault of(Path file, String what, Exception cause) {
        return new RegistrationFault(file + " " + what, cause);
    }

    static RegistrationFault wrongKey(NodeId node, String algorithm) {
        return new RegistrationFault("The certificate of " + node + " has a key of another kind (" + algorithm
                + ") than boxes sign with: issue it again on an EC P-256 key.");
    }
}
