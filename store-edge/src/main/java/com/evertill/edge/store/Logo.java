package com.evertill.edge.store;

import com.evertill.devices.picture.PictureReader;
import com.evertill.devices.picture.UnreadablePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The picture at the head of a shop's receipts. */
public final class Logo {
    /** As many as 42 columns have; a printer of narrower paper gets it smaller. */
    public static final int MOST_DOTS_ACROSS = 504;

    private static final int MOST_DOTS_DOWN = 600;
    private static final long MOST_BYTES = 500_000;

    private Logo() {}

    /**
     * As it is printed: PNG in base64.
     *
     * @throws UnreadablePicture if no printer would print it.
     */
    public static String read(Path file) throws IOException, UnreadablePicture {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new UnreadablePicture("there is no logo of at most " + MOST_BYTES + " bytes at " + file);
        }
        var png = Files.readAllBytes(file);
        var size = PictureReader.sizeOfPng(png);
        if (size.width() > MOST_DOTS_ACROSS || size.height() > MOST_DOTS_DOWN) {
            throw new UnreadablePicture("the logo " + file + " has " + size.width() + " x " + size.height()
                    + " dots, and " + MOST_DOTS_ACROSS + " x " + MOST_DOTS_DOWN + " is the most");
        }
        return Base64.getEncoder().encodeToString(png);
    }
}
