/**
 * @typedef {import('../api.js').ShopView} ShopView
 * @typedef {import('../api.js').TillCard} TillCard
 * @typedef {import('../api.js').SyncView} SyncView
 * @typedef {import('../api.js').Disk} Disk
 */
import { html, nothing } from 'lit';
import { age } from '/kit/parts.js';
import { counted, locale, t } from '/kit/texts.js';

/**
 * Something that a person should see to: what is missing, out of order, or forgotten.
 *
 * @typedef {{ bad: boolean, where: string, what: string, detail?: string, way?: string, wayName?: string }} Concern
 */

/** A line that is away for a moment concerns nobody. */
const PATIENCE_MS = 120_000;
/** Longer than anybody works. */
const LONG_SHIFT_MS = 14 * 3_600_000;
const TROUBLES = ['PAPER_NEAR_END', 'PAPER_OUT', 'COVER_OPEN', 'FAULTY', 'OFFLINE'];

/** What the manager should look at first, or nothing. @param {ShopView} view */
export function attention(view) {
    const concerns = concernsOf(view);
    return concerns.length === 0
        ? nothing
        : html`<section class="card attention" aria-labelledby="attention" aria-live="polite">
              <h2 id="attention">${t('shop.attention')}</h2>
              <ul>
                  ${concerns.map(
                      (it) => html`<li class=${it.bad ? 'bad' : 'watch'}>
                          <span class="mark" aria-hidden="true">!</span>
                          <strong>${it.where}</strong>
                          <span>${it.what} ${it.detail ? html`<span class="soft">${it.detail}</span>` : nothing}</span>
                          ${it.way ? html`<a class="button" href=${it.way}>${it.wayName}</a>` : nothing}
                      </li>`,
                  )}
              </ul>
          </section>`;
}

/** The worst first. @param {ShopView} view @returns {Concern[]} */
export function concernsOf(view) {
    const now = Date.parse(view.storeTime);
    const all = [...bookConcerns(view), ...linkConcerns(view.sync, now), ...diskConcerns(view.disk), ...backupConcerns(view), ...view.tills.flatMap((card) => tillConcerns(card, now))];
    return all.toSorted((a, b) => Number(b.bad) - Number(a.bad));
}

/** @param {ShopView} view @returns {Concern[]} */
function bookConcerns({ priceBook }) {
    return priceBook.items === 0
        ? [{ bad: true, where: t('shop.priceBook'), what: t('shop.attention.noPrices'), way: '#prices', wayName: t('shop.toPrices') }]
        : [];
}

/** @param {SyncView} sync @param {number} now @returns {Concern[]} */
function linkConcerns(sync, now) {
    const where = t('shop.link');
    if (!sync.plugged) {
        return [{ bad: false, where, what: t('shop.attention.unplugged') }];
    }
    const waiting = sync.oldestWaiting;
    if (!waiting || now - Date.parse(waiting) < PATIENCE_MS) {
        return [];
    }
    return [{ bad: false, where, what: t(sync.online ? 'shop.attention.waiting' : 'shop.attention.offline', { age: age(waiting, now) }), detail: sync.problem }];
}

/** @param {Disk} disk @returns {Concern[]} */
function diskConcerns({ level, freeBytes, days }) {
    if (level === 'PLENTY') {
        return [];
    }
    if (level === 'CANNOT_BE_WRITTEN') {
        return [{ bad: true, where: t('shop.disk'), what: t('shop.attention.diskCannotBeWritten') }];
    }
    const room = new Intl.NumberFormat(locale(), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(freeBytes / 1e6);
    const what = days == null ? t('shop.attention.disk', { room }) : t('shop.attention.diskLasts', { room, days: String(days) });
    return [{ bad: level === 'NEARLY_FULL', where: t('shop.disk'), what }];
}

/** @param {ShopView} view @returns {Concern[]} */
function backupConcerns({ backup }) {
    return backup?.problem ? [{ bad: true, where: t('shop.backup'), what: t(`shop.attention.${backup.problem}`) }] : [];
}

/** @param {TillCard} card @param {number} now @returns {Concern[]} */
function tillConcerns(card, now) {
    const where = t('till.name', { till: card.till });
    const devices = { way: '#devices', wayName: t('shop.toDevices') };
    /** @type {Concern[]} */
    const concerns = card.devices
        .filter(({ state }) => TROUBLES.includes(state))
        .map(({ kind, state, detail }) => ({
            bad: state !== 'PAPER_NEAR_END',
            where,
            what: `${t(`device.${kind}`)}: ${t(`device.${state}`)}.`,
            detail,
        }));
    if (card.undecided.length > 0) {
        concerns.push({ bad: true, where, what: counted('shop.attention.undecided', card.undecided.length) });
    }
    if (card.exceptions.length > 0) {
        concerns.push({ bad: false, where, what: counted('shop.attention.exceptions', card.exceptions.length) });
    }
    if (!card.paired) {
        concerns.push({ bad: false, where, what: t('shop.attention.unpaired'), ...devices });
    }
    if (card.shift && now - Date.parse(card.shift.opened) > LONG_SHIFT_MS) {
        const time = new Date(card.shift.opened).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
        concerns.push({ bad: false, where, what: t('shop.attention.longShift', { time }) });
    }
    return concerns;
}
