package com.evertill.rehearsal.plug.wire;

/** Where in a TLS record a stream of bytes stands: five bytes of header, the last two of which say how many follow (RFC 8446, section 5.1). */
final class Records {
    private static final int HEADER = 5;

    private int ofHeader;
    private int length;
    private int left;

    void pass(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (left > 0) {
                int step = Math.min(left, to - at);
                left -= step;
                at += step;
            } else {
                header(bytes[at++] & 0xff);
            }
        }
    }

    private void header(int next) {
        ofHeader++;
        if (ofHeader == HEADER - 1) {
            length = next << 8;
        } else if (ofHeader == HEADER) {
            left = length | next;
            ofHeader = 0;
        }
    }

    boolean isWithinOne() {
        return left > 0 || ofHeader > 0;
    }

    /** Where to end within a record, in the middle of these bytes or close to it. */
    int middle(byte[] bytes, int length) {
        var trial = new Records();
        trial.ofHeader = ofHeader;
        trial.length = this.length;
        trial.left = left;
        int middle = length / 2;
        trial.pass(bytes, 0, middle);
        return trial.isWithinOne() ? middle : middle + 1;
    }
}
