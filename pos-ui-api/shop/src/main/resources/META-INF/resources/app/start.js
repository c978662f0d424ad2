/** @typedef {import('./api.js').Session} Session */
import { currentSession } from '/kit/session.js';
import { loadTexts } from '/kit/texts.js';

/**
 * What every page that needs somebody signed in does first.
 *
 * @returns {Promise<Session>} or never, when the page is left for the sign-in
 */
export async function start() {
    const session = await currentSession();
    if (!session) {
        return leaveForSignIn();
    }
    await loadTexts(session.language, '/texts');
    return session;
}

/** @returns {Promise<never>} */
export function leaveForSignIn() {
    location.replace(`/?back=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
}
