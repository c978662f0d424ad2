package com.evertill.edge.catalog;

import java.io.IOException;
import java.io.InputStream;

/** Where release files are pulled from. */
public interface ReleaseSource {

    /**
     * The bytes behind an address from a place on; to be closed. Whether they are the right ones is not the source's affair.
     *
     * @throws AddressExpiredException if the address is no longer good: another has to be asked for.
     * @throws IOException if it cannot be reached just now.
     */
    InputStream read(String address, long from) throws IOException;

    /** Addresses are signed and soon expire. */
    final class AddressExpiredException extends IOException {
        private static final long serialVersionUID = 1;

        public AddressExpiredException(String message) {
            super(message);
        }
    }
}
