import { get, Problem } from '/kit/http.js';
import { loadTexts, t } from '/kit/texts.js';
import { OfficeScreen } from './office-screen.js';
import { SignIn } from './sign-in.js';

/** @returns {Promise<Session | undefined>} undefined if nobody is signed in */
async function currentSession() {
    try {
        return await get('/api/session');
    } catch (e) {
        if (e instanceof Problem && e.status === 401) {
            return undefined;
        }
        throw e;
    }
}

/** @typedef {{ name: string, fullName: string, role: 'VIEWER' | 'EDITOR' | 'APPROVER' }} Session */

await loadTexts(undefined, '/texts');
document.title = t('office.title');
const session = await currentSession();
document.body.append(session ? new OfficeScreen(session) : new SignIn());
