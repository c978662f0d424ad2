package com.evertill.edge.sync;

import com.evertill.commerce.facts.Batch.Rejection;

/**
 * What keeps the cloud from having what the shop has, for the person who must act. Selling goes on under all of them but those that a signed word of the
 * cloud has shown: {@link #THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX}, and {@link #THE_JOURNALS_HAVE_PARTED} where it is not only a batch that was not taken.
 * Then this journal is an old copy, and whatever it numbered next would be numbered twice.
 */
public enum SyncProblem {
    ANOTHER_BOX_HAS_THIS_BOXS_PLACE(
            "Another box was given this one's place. What this one sells still reaches the cloud; take it out of the shop."),
    THE_CLOUD_DOES_NOT_KNOW_THIS_BOX("The cloud does not know this box; head office must register its certificate."),
    THE_CLOUD_DID_NOT_TAKE_THE_NEWEST_FACTS(
            "The cloud did not take the newest facts, because they arrived damaged; look at its alarms."),
    THE_JOURNALS_HAVE_PARTED(
            "The cloud holds other facts than this box under the same numbers: an old backup was restored and sold on, or a batch contradicts what is held. Keep the data folder and call support; if nothing more is sold, start the box again, and it asks head office for its place."),
    THE_CLOUD_HOLDS_MORE_THAN_THIS_BOX(
            "The cloud holds facts that this box has lost: an old backup was restored. Nothing more is sold on it; start the box again, and it asks head office for its place."),
    THE_CLOUD_HOLDS_LESS_THAN_IT_CONFIRMED(
            "The cloud has lost facts that it had confirmed; they are being sent again."),
    THE_CLOUDS_SIGNATURE_IS_WRONG(
            "A confirmation did not bear the cloud's signature; check which cloud this box is set to."),
    A_MESSAGE_OF_THE_CLOUD_CANNOT_BE_READ("A message of the cloud cannot be read; this software may be too old."),
    A_FACT_IS_TOO_LARGE_TO_SEND("A fact is larger than a message may be, and all after it wait; call support.");

    private final String sentence;

    SyncProblem(String sentence) {
        this.sentence = sentence;
    }

    /** In English, with what to do. */
    public String sentence() {
        return sentence;
    }

    static SyncProblem of(Rejection rejection) {
        return switch (rejection) {
            case ITS_NODE_IS_UNKNOWN -> THE_CLOUD_DOES_NOT_KNOW_THIS_BOX;
            case IT_CONTRADICTS_WHAT_IS_HELD, ITS_CHAIN_IS_BROKEN -> THE_JOURNALS_HAVE_PARTED;
            case IT_IS_NOT_A_BATCH, IT_IS_OF_ANOTHER_NODE, IT_IS_TOO_LARGE, ITS_SIGNATURE_IS_WRONG ->
                THE_CLOUD_DID_NOT_TAKE_THE_NEWEST_FACTS;
        };
    }
}
