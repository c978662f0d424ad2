/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 * @typedef {import('../api.js').ShiftReport} ShiftReport
 */
import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { get } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemPanel } from '/kit/parts.js';
import { hasText, locale, t } from '/kit/texts.js';

/** @param {TillScreen} screen */
export function openPanel(screen) {
    return html`<div class="task">
        <h2>${t('till.openShift')}</h2>
        <p>${t('till.openShiftHint', { name: screen.session.name })}</p>
        <div class="task-actions">
            <button type="button" class="button big go" @click=${() => screen.meaning.submit(screen.entry.typed)}>
                ${t('till.openShiftWith', { amount: screen.meaning.show(screen.entry.typed) })}
            </button>
        </div>
    </div>`;
}

/** @param {TillScreen} screen */
export function closePanel(screen) {
    return html`<div class="task">
        <h2>${t('till.closeShift')}</h2>
        <p>${t('till.closeShiftHint')}</p>
        <div class="task-actions">
            <button type="button" class="button big" @click=${() => screen.show('keys')}>${t('kit.cancel')} <kbd>Esc</kbd></button>
            <button type="button" class="button big go" ?disabled=${screen.entry.typed === ''} @click=${() => screen.meaning.submit(screen.entry.typed)}>
                ${t('till.closeShiftWith', { amount: screen.meaning.show(screen.entry.typed) })}
            </button>
        </div>
    </div>`;
}

/** @param {number} till @returns {Promise<ShiftReport | undefined>} */
export async function expectedNow(till) {
    try {
        return await get(`/api/tills/${till}/x`);
    } catch (e) {
        // The shift can be closed without the comparison; it is in the journal.
        console.warn('no X report', e);
        return undefined;
    }
}

/** @param {ShiftReport | undefined} report @param {import('/kit/money.js').Money} counted */
export function closedShift(report, counted) {
    const difference = report ? counted.minor - report.expectedCash.minor : 0;
    const words = difference === 0 ? 'till.cashRight' : difference > 0 ? 'till.cashOver' : 'till.cashShort';
    const money = (/** @type {import('/kit/money.js').Money} */ it) => formatMoney(it, locale());
    void showDialog({
        title: t('till.shiftIsClosed'),
        content: () => html`<dl class="pair-list">
                <dt>${t('till.counted')}</dt>
                <dd>${money(counted)}</dd>
                ${report
                    ? html`<dt>${t('till.expected')}</dt>
                          <dd>${money(report.expectedCash)}</dd>`
                    : nothing}
            </dl>
            ${report
                ? html`<p class="notice ${difference === 0 ? 'mark' : ''}">${t(words, { amount: money({ ...counted, minor: Math.abs(difference) }) })}</p>`
                : nothing}`,
    });
}

/** The X report: at any time, and nothing is reset. @param {number} till */
export async function showX(till) {
    try {
        const report = await get(`/api/tills/${till}/x`);
        void showDialog({ title: t('till.x'), content: () => xReport(report) });
    } catch (e) {
        void showDialog({ title: t('till.x'), content: () => problemPanel(e) });
    }
}

/** @param {ShiftReport} report */
export function xReport(report) {
    const money = (/** @type {import('/kit/money.js').Money} */ it) => formatMoney(it, locale());
    const opened = new Date(report.opened).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
    return html`<p class="soft report-of">${t('till.xOf', { shift: report.shift, cashier: report.cashier, opened })}</p>
        <table class="table report">
            <thead class="unseen">
                <tr>
                    <th scope="col">${t('till.figure')}</th>
                    <th scope="col">${t('till.count')}</th>
                    <th scope="col">${t('till.amount')}</th>
                </tr>
            </thead>
            <tbody>
                ${inOrder(report.figures).map(
                    ({ figure, name, count, amount }) => html`<tr>
                        <th scope="row">${figureName(figure, name)}</th>
                        <td class="figure">${countable(figure) ? count || '' : ''}</td>
                        <td class="figure">${hasAmount(figure) ? money(amount) : ''}</td>
                    </tr>`,
                )}
                <tr class="report-sum">
                    <th scope="row">${t('till.expected')}</th>
                    <td></td>
                    <td class="figure">${money(report.expectedCash)}</td>
                </tr>
            </tbody>
        </table>`;
}

/** As one reads a report: what was sold, what came in for it, what is in the drawer. */
const ORDER = ['SALES', 'NET', 'TAX', 'ITEMS', 'VOIDED', 'TENDER', 'REFUNDED', 'OPENING_FLOAT', 'CASH_MOVED', 'NO_SALE', 'COUNTED'];

/** @template {{ figure: string, name: string }} F @param {F[]} figures @returns {F[]} */
export function inOrder(figures) {
    return figures.toSorted((a, b) => ORDER.indexOf(a.figure) - ORDER.indexOf(b.figure) || a.name.localeCompare(b.name));
}

/** Whether a figure has money to it; others only count. @param {string} figure */
export function hasAmount(figure) {
    return figure !== 'ITEMS' && figure !== 'NO_SALE';
}

/** Whether how often says anything. @param {string} figure */
export function countable(figure) {
    return !['NET', 'TAX', 'OPENING_FLOAT', 'COUNTED'].includes(figure);
}

/** @param {string} figure @param {string} name */
export function figureName(figure, name) {
    if (hasText(`figure.${figure}.${name}`)) {
        return t(`figure.${figure}.${name}`);
    }
    const what = t(`figure.${figure}`);
    return name === '' ? what : `${what} ${hasText(`means.${name}`) ? t(`means.${name}`) : name}`;
}
