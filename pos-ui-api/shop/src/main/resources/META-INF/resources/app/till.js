import { start } from './start.js';
import { TillScreen } from './till/till-screen.js';

const session = await start();
const till = Number(new URLSearchParams(location.search).get('till')) || session.till;
if (till) {
    document.body.append(new TillScreen(session, till));
} else {
    location.replace('/pair.html');
}
