/** @typedef {import('./till-screen.js').TillScreen} TillScreen */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { del } from '/kit/http.js';
import { preferences } from '/kit/parts.js';
import { setSound, soundOn } from '/kit/sound.js';
import { t } from '/kit/texts.js';
import { showX } from './shift.js';

/** What is not needed for each sale. @param {TillScreen} screen */
export async function showMenu(screen) {
    const open = !!screen.view?.shift;
    const chosen = await showDialog({
        title: t('till.menu'),
        content: (/** @type {(choice?: string) => void} */ close) => {
            const entry = (/** @type {string} */ name, /** @type {boolean} */ offered = true) =>
                html`<button type="button" class="button big" ?disabled=${!offered} @click=${() => close(name)}>${t(`till.menu.${name}`)}</button>`;
            return html`<div class="menu">
                    ${entry('lock')} ${entry('noSale', open && !screen.view?.payment)} ${entry('x', open)} ${entry('closeShift', open && !screen.view?.basket)} ${entry('customer')}
                    ${screen.session.role === 'MANAGER' ? entry('shop') : nothing}
                </div>
                ${preferences()}
                <label class="sound">
                    <span>${t('till.sound')}</span>
                    <input type="checkbox" .checked=${soundOn()} @change=${(/** @type {any} */ e) => setSound(e.target.checked)} />
                </label>`;
        },
    });
    switch (chosen) {
        case 'x':
            return showX(screen.till);
        case 'noSale':
            return screen.show('no-sale');
        case 'closeShift':
            return screen.show('close');
        case 'customer':
            window.open(`/customer.html?till=${screen.till}`, 'evertill-customer', 'popup,width=1024,height=768');
            return;
        case 'shop':
            location.assign('/shop.html');
            return;
        case 'lock':
            return lock();
    }
}

/** Signed out, paired still: the next cashier's PIN is asked for. */
async function lock() {
    await del('/api/session').catch((e) => console.warn('sign-out', e));
    location.assign('/');
}
