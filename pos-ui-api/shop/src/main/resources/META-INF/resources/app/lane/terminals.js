/** @typedef {import('../lane-api.js').Lane} Lane */
import { html, nothing } from 'lit';
import { formatMoney } from '/kit/money.js';
import { chip } from '/kit/parts.js';
import { hasText, locale, t } from '/kit/texts.js';

/** The two card terminals of a lane: which one the till pays at, its settings say. */

const NEXO = ['APPROVE', 'APPROVE_LESS', 'TIP', 'CASH_BACK', 'SIGNATURE', 'OFFLINE', 'CONVERTED', 'DECLINE', 'SLOW', 'LOSE_ANSWER', 'NEVER_ANSWER', 'ARRIVES_LATE', 'UNREACHABLE'];
const ZVT = ['APPROVE', 'PARTIAL', 'OFFLINE', 'DECLINE', 'SLOW', 'LOSE_ANSWER', 'NEVER_ANSWER', 'HANG_UP_UNHEARD', 'ASK_AGAIN_LATER', 'HANG_UP_BEFORE_THE_END', 'BREAK_OFF_BEHIND_THE_APPROVAL', 'ARRIVES_LATE', 'RESTART', 'REFUSE_REVERSALS'];
const MAKERS = ['STANDARD', 'CARD_COMPLETE', 'HOBEX', 'GLOBAL_PAYMENTS'];

/** @param {Lane} lane @param {(mode: string) => void} become */
export function nexo({ terminal }, become) {
    return html`<section class="card" aria-label=${t('lane.nexo')}>
        <div class="card-head"><h2>${t('lane.nexo')}</h2><span class="terminal-display">${terminal.display}</span></div>
        ${modes('nexo', NEXO, terminal.mode, become)} ${transactions(terminal)}
    </section>`;
}

/** @param {Lane} lane @param {(change: { mode?: string, maker?: string, customerPays?: boolean }) => void} change */
export function zvt({ zvt }, change) {
    return html`<section class="card" aria-label=${t('lane.zvt')}>
        <div class="card-head"><h2>${t('lane.zvt')}</h2></div>
        <label class="labelled">
            ${t('lane.maker')}
            <select class="field" @change=${(/** @type {any} */ event) => change({ maker: event.target.value })}>
                ${MAKERS.map((maker) => html`<option value=${maker} .selected=${maker === zvt.maker}>${t(`lane.maker.${maker}`)}</option>`)}
            </select>
        </label>
        ${modes('zvt', ZVT, zvt.mode, (mode) => change({ mode }))}
        <div class="chips"><button type="button" class="button" @click=${() => change({ customerPays: true })}>${t('lane.customerPays')}</button></div>
    </section>`;
}

/** @param {string} name @param {string[]} all @param {string} now @param {(mode: string) => void} become */
function modes(name, all, now, become) {
    return html`<div class="modes" role="radiogroup" aria-label=${t('lane.mode')}>
        ${all.map(
            (mode) => html`<label class="mode ${mode === now ? 'on' : ''}">
                <input type="radio" name=${name} .checked=${mode === now} @change=${() => become(mode)} />
                <span><strong>${t(`lane.mode.${mode}`)}</strong><small>${t(`lane.mode.${mode}.hint`)}</small></span>
            </label>`,
        )}
    </div>`;
}

/** @param {Lane['terminal']} terminal */
function transactions({ transactions: all, capturedMinor }) {
    const currency = all[0]?.currency;
    if (!currency) {
        return nothing;
    }
    const money = (/** @type {number} */ minor) => formatMoney({ minor, currency }, locale());
    return html`<p class="captured">${t('lane.captured')} <strong class="figures">${money(capturedMinor)}</strong></p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=${t('lane.transactions')}>
            <table class="table">
                <tbody>
                    ${all.map(
                        (it) => html`<tr>
                            <td class="figures">${it.service}</td>
                            <td>${it.category}</td>
                            <td>${state(it.state)}</td>
                            <td class="figure">${money(it.amountMinor)}</td>
                        </tr>`,
                    )}
                </tbody>
            </table>
        </div>`;
}

/** @param {string} is */
function state(is) {
    const kind = { APPROVED: 'good', DECLINED: 'bad', REVERSED: 'idle' }[is] ?? 'watch';
    return chip(/** @type {'good'} */ (kind), hasText(`lane.state.${is}`) ? t(`lane.state.${is}`) : is);
}
