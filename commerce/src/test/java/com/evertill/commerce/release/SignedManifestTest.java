package com.evertill.commerce.release;

import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_IS_FOR_ANOTHER_ZONE;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_MANIFEST_IS_MALFORMED;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_NEEDS_NEWER_SOFTWARE;
import static com.evertill.commerce.release.ReleaseFault.Kind.RELEASE_NUMBER_DOES_NOT_GROW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.evertill.commerce.codec.Signatures;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedManifestTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final KeyPair HEAD_OFFICE = ed25519();
    private static final FileRef FULL = FileRef.of("a".repeat(64), 1000, 9000, 42);
    private static final FileRef DELTA = FileRef.of("b".repeat(64), 100, 900, 4);
    private static final ReleaseManifest MANIFEST = manifest(1, new Effective.Now());

    @Test
    void what_head_office_signed_opens_whatever_its_time() {
        for (var effective : new Effective[] {
            new Effective.Now(),
            new Effective.StoreTime(LocalDateTime.parse("2026-12-01T06:00")),
            new Effective.At(Instant.parse("2026-12-01T05:00:00Z"))
        }) {
            var manifest = manifest(1, effective);
            assertThat(SignedManifest.sign(HEAD_OFFICE.getPrivate(), manifest).open(HEAD_OFFICE.getPublic()))
                    .isEqualTo(manifest);
        }
    }

    @Test
    void a_flipped_bit_in_any_byte_of_manifest_or_signature_is_refused() {
        var signed = SignedManifest.sign(HEAD_OFFICE.getPrivate(), MANIFEST);
        for (int bit = 0; bit < signed.manifest().length * 8; bit += 9) {
            var forged = new SignedManifest(flipped(signed.manifest(), bit), signed.signature());
            assertThat(refusal(forged, HEAD_OFFICE)).isEqualTo(RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE);
        }
        for (int bit = 0; bit < signed.signature().length * 8; bit++) {
            var forged = new SignedManifest(signed.manifest(), flipped(signed.signature(), bit));
            assertThat(refusal(forged, HEAD_OFFICE)).isEqualTo(RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE);
        }
    }

    @Test
    void another_key_no_signature_and_a_signature_for_something_else_are_refused() {
        var signed = SignedManifest.sign(HEAD_OFFICE.getPrivate(), MANIFEST);
        assertThat(refusal(signed, ed25519())).isEqualTo(RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE);
        var unsigned = new SignedManifest(signed.manifest(), new byte[0]);
        assertThat(refusal(unsigned, HEAD_OFFICE)).isEqualTo(RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE);
        var bare = Signatures.sign(HEAD_OFFICE.getPrivate(), signed.manifest());
        assertThat(refusal(new SignedManifest(signed.manifest(), bare), HEAD_OFFICE))
                .isEqualTo(RELEASE_IS_NOT_SIGNED_BY_HEAD_OFFICE);
    }

    @Test
    void what_is_signed_and_no_manifest_is_refused() {
        var text = "{\"schema\":1}".getBytes(UTF_8);
        var statement = "evertill release v1\n{\"schema\":1}".getBytes(UTF_8);
        var signed = new SignedManifest(text, Signatures.sign(HEAD_OFFICE.getPrivate(), statement));
        assertThat(refusal(signed, HEAD_OFFICE)).isEqualTo(RELEASE_MANIFEST_IS_MALFORMED);
    }

    @Test
    void a_shop_takes_what_is_newer_for_its_zone_and_can_be_read() {
        MANIFEST.checkFor("de", 6);
        assertThat(refusal(MANIFEST, "de", 7)).isEqualTo(RELEASE_NUMBER_DOES_NOT_GROW);
        assertThat(refusal(MANIFEST, "at", 6)).isEqualTo(RELEASE_IS_FOR_ANOTHER_ZONE);
        assertThat(refusal(manifest(2, new Effective.Now()), "de", 6)).isEqualTo(RELEASE_NEEDS_NEWER_SOFTWARE);
    }

    @Test
    void a_shop_that_holds_the_base_takes_the_delta_and_any_other_the_full_file() {
        assertThat(MANIFEST.fileFor(5)).isEqualTo(DELTA);
        assertThat(MANIFEST.fileFor(4)).isEqualTo(FULL);
        assertThat(MANIFEST.fileFor(0)).isEqualTo(FULL);
    }

    @Test
    void a_manifest_that_contradicts_itself_cannot_be_made() {
        assertThatThrownBy(() -> manifest("de", 7, 7L, DELTA)).hasMessageContaining("cannot change");
        assertThatThrownBy(() -> manifest("de", 7, 5L, null)).hasMessageContaining("cannot change");
        assertThatThrownBy(() -> manifest("de/..", 7, null, null)).hasMessageContaining("not a zone");
    }

    @Test
    void a_rollback_leads_to_a_release_before_it() {
        var rollback = rollback(6);
        assertThat(SignedManifest.sign(HEAD_OFFICE.getPrivate(), rollback).open(HEAD_OFFICE.getPublic()))
                .isEqualTo(rollback);
        assertThatThrownBy(() -> rollback(7)).hasMessageContaining("cannot go back");
        assertThatThrownBy(() -> rollback(0)).hasMessageContaining("cannot go back");
    }

    private static ReleaseManifest rollback(long to) {
        return new ReleaseManifest(1, "de", 7, null, to, new Effective.Now(), FULL, null, 41, Instant.EPOCH, null);
    }

    @Test
    void a_wall_clock_time_comes_in_each_shop_for_itself() {
        var six = new Effective.StoreTime(LocalDateTime.parse("2026-12-01T06:00"));
        assertThat(six.isDue(Instant.parse("2026-12-01T04:59:59Z"), BERLIN)).isFalse();
        assertThat(six.isDue(Instant.parse("2026-12-01T05:00:00Z"), BERLIN)).isTrue();
        assertThat(six.isDue(Instant.parse("2026-12-01T05:00:00Z"), ZoneId.of("America/New_York")))
                .isFalse();
    }

    @Test
    void a_wall_clock_time_that_summer_time_skips_comes_when_the_clock_has_jumped_over_it() {
        var skipped = new Effective.StoreTime(LocalDateTime.parse("2027-03-28T02:30"));
        assertThat(skipped.isDue(Instant.parse("2027-03-28T00:59:59Z"), BERLIN)).isFalse();
        assertThat(skipped.isDue(Instant.parse("2027-03-28T01:00:00Z"), BERLIN)).isTrue();
    }

    @Test
    void a_wall_clock_time_that_comes_twice_comes_the_first_time() {
        var twice = new Effective.StoreTime(LocalDateTime.parse("2026-10-25T02:30"));
        assertThat(twice.isDue(Instant.parse("2026-10-25T00:29:59Z"), BERLIN)).isFalse();
        assertThat(twice.isDue(Instant.parse("2026-10-25T00:30:00Z"), BERLIN)).isTrue();
    }

    private static ReleaseManifest manifest(int schema, Effective effective) {
        return new ReleaseManifest(
                schema, "de", 7, 5L, null, effective, FULL, DELTA, 41, Instant.parse("2026-11-22T10:00:00Z"), null);
    }

    private static ReleaseManifest manifest(String zone, long number, @Nullable Long base, @Nullable FileRef delta) {
        return new ReleaseManifest(
                1, zone, number, base, null, new Effective.Now(), FULL, delta, 41, Instant.EPOCH, null);
    }

    private static ReleaseFault.Kind refusal(SignedManifest signed, KeyPair keys) {
        try {
            signed.open(keys.getPublic());
        } catch (ReleaseFault fault) {
            return fault.kind();
        }
        throw new AssertionError("opened");
    }

    private static ReleaseFault.Kind refusal(ReleaseManifest manifest, String zone, long newest) {
        try {
            manifest.checkFor(zone, newest);
        } catch (ReleaseFault fault) {
            return fault.kind();
        }
        throw new AssertionError("taken");
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var flipped = bytes.clone();
        flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
        return flipped;
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
