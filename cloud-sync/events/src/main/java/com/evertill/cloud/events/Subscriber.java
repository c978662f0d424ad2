package com.evertill.cloud.events;

/** Takes what a rule wants. The same event may come again, and an older one after a newer. */
public interface Subscriber {
    /** @throws NotTaken if it has to come again. */
    void take(CloudEvent event) throws NotTaken;

    /** It could not be taken now; what was begun is undone. */
    final class NotTaken extends Exception {
        private static final long serialVersionUID = 1;

        /** @param why for the person who looks at it among the dead letters. */
        public NotTaken(String why) {
            super(why);
        }

        public NotTaken(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
