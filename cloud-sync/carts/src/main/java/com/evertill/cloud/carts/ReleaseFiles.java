package com.evertill.cloud.carts;

import com.evertill.commerce.release.FileRef;
import java.io.IOException;
import java.io.InputStream;

/** Where the files of releases lie: the folder they were written to, or the address that the service of prices gives for one. */
@FunctionalInterface
public interface ReleaseFiles {
    /** @throws IOException if it is not there, or not now. */
    InputStream open(FileRef file) throws IOException;
}
