package com.evertill.edge.enrolment;

/** How far a box is on the way to its place, for whoever stands before it. */
public enum Stage {
    IT_CALLS_THE_CLOUD(
            "This box is new and calls the cloud, to learn which numbers the shop has used. It sells as soon as it has an answer; check its line if"
                    + " that takes long."),
    THE_CLOUD_DOES_NOT_KNOW_IT("The cloud does not know this box; head office must register its certificate."),
    THE_CLOUDS_SIGNATURE_IS_WRONG(
            "An answer did not bear the cloud's signature; check which cloud this box is set to."),
    HEAD_OFFICE_HAS_TO_APPROVE(
            "There was another box in this place. Somebody at head office has to approve, under Stores, that this one takes it over."),
    IT_FETCHES_WHAT_THE_SHOP_HAD(
            "Head office has approved. The box fetches what the shop had, and sells when it is done."),
    IT_HAS_BEGUN("It sells.");

    private final String sentence;

    Stage(String sentence) {
        this.sentence = sentence;
    }

    /** In English, with what to do. */
    public String sentence() {
        return sentence;
    }
}
