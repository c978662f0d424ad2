package com.evertill.commerce.release;

import com.evertill.commerce.codec.Json;
import com.evertill.commerce.codec.Signatures;
import com.evertill.commerce.release.ReleaseFault.Kind;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A manifest as it travels. The signature is over these very bytes, so nobody needs to write the same JSON twice; before them it covers a
 * name, so that no signature for another purpose passes for one of a release.
 */
@SuppressWarnings("ArrayRecordComponent") // A message on its way; nobody compares two.
public record SignedManifest(byte[] manifest, byte[] signature) {
    private static final byte[] PURPOSE = "evertill release v1\n".getBytes(StandardCharsets.UTF_8);
    /** A manifest is some hundred bytes. */
    private static final int MAX_BYTES = 16 << 10;

    /** @param key Ed25519 */
    public static SignedManifest sign(PrivateKey key, ReleaseManifest manifest) {
        var bytes = Json.bytes(manifest);
        return new SignedManifest(bytes, Signatures.sign(key, statement(bytes)));
    }

    /** @throws ReleaseFault if head office did not sign it, or it is no manifest. */
    public ReleaseManifest open(PublicKey headOffice) {
        if (manifest.length > MAX_BYTES || !Signatures.verify(headOffice, statement(manifest), signature)) {
            throw new ReleaseFault(
                    Kind.RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE, "the signature does not fit the manifest");
        }
        try {
            return Json.read(manifest, ReleaseManifest.class);
        } catch (Json.MalformedException e) {
            throw new ReleaseFault(Kind.RELEASE_MANIFEST_IS_MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] statement(byte[] manifest) {
        var statement = new byte[PURPOSE.length + manifest.length];
        System.arraycopy(PURPOSE, 0, statement, 0, PURPOSE.length);
        System.arraycopy(manifest, 0, statement, PURPOSE.length, manifest.length);
        return statement;
    }
}
