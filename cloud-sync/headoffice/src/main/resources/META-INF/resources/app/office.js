import { currentSession } from '/kit/session.js';
import { loadTexts, t } from '/kit/texts.js';
import { OfficeScreen } from './office-screen.js';
import { SignIn } from './sign-in.js';

/** @typedef {{ name: string, fullName: string, role: 'VIEWER' | 'EDITOR' | 'APPROVER' }} Session */

await loadTexts(undefined, '/texts');
document.title = t('office.title');
/** @type {Session | undefined} */
const session = await currentSession();
document.body.append(session ? new OfficeScreen(session) : new SignIn());
