import { html, nothing } from 'lit';
import { formatMoney } from '/kit/money.js';
import { formatQuantity, unitSymbol } from '/kit/quantity.js';
import { locale, t } from '/kit/texts.js';
import { shopping } from '../shopping.js';

/** @param {import('/kit/money.js').Money} it */
export const money = (it) => formatMoney(it, locale());

/** '1.99 €', '2.99 € / kg'. @param {import('/kit/money.js').Money} price @param {import('/kit/quantity.js').Unit} unit */
export function unitPrice(price, unit) {
    return unit === 'EACH' ? money(price) : `${money(price)} / ${unitSymbol(unit)}`;
}

/** How much is added or taken at a touch. @param {import('/kit/quantity.js').Unit} unit */
export function step(unit) {
    return unit === 'EACH' ? 1000 : 250;
}

/** @typedef {{ store: string, available: import('/kit/quantity.js').Quantity }} Availability */

/** @param {Availability | null} availability */
export function availability(availability) {
    if (!availability) {
        return html`<span class="chip">${t('web.stock.unknown')}</span>`;
    }
    const { available } = availability;
    return available.thousandths > 0
        ? html`<span class="chip good"><span class="dot"></span>${t('web.stock.there', { quantity: formatQuantity(available, locale()) })}</span>`
        : html`<span class="chip bad"><span class="dot"></span>${t('web.stock.none')}</span>`;
}

/**
 * Less and more, with what it is in the middle.
 *
 * @param {{ name: string, quantity: import('/kit/quantity.js').Quantity, change: (thousandths: number) => void, disabled?: boolean }} what
 */
export function stepper({ name, quantity, change, disabled = false }) {
    const by = step(quantity.unit);
    return html`<div class="stepper" role="group" aria-label=${t('web.quantityOf', { name })}>
        <button type="button" class="button" aria-label=${t('web.less')} ?disabled=${disabled || quantity.thousandths <= by}
            @click=${() => change(quantity.thousandths - by)}>−</button>
        <output class="figures">${formatQuantity(quantity, locale())}</output>
        <button type="button" class="button" aria-label=${t('web.more')} ?disabled=${disabled} @click=${() => change(quantity.thousandths + by)}>+</button>
    </div>`;
}

/** @param {string} id */
export function storeName(id) {
    return shopping.stores.find((store) => store.id === id)?.name ?? id;
}

/** @param {import('../shopping.js').Line[]} lines */
export function lineList(lines) {
    return html`<ul class="lines">
        ${lines.map(
            (line) => html`<li>
                <span>${formatQuantity(line.quantity, locale())}${line.quantity.unit === 'EACH' ? ' ×' : ''} ${line.name}</span>
                <span class="figures">${money(line.amount)}</span>
            </li>`,
        )}
    </ul>`;
}

/** @param {{ total: import('/kit/money.js').Money, tax?: import('/kit/money.js').Money, taxIncluded?: boolean }} sum */
export function total({ total, tax, taxIncluded }) {
    return html`<dl class="sum">
        ${tax ? html`<dt>${t(taxIncluded ? 'web.taxIncluded' : 'web.tax')}</dt><dd class="figures">${money(tax)}</dd>` : nothing}
        <dt class="total">${t('web.total')}</dt>
        <dd class="total figures">${money(total)}</dd>
    </dl>`;
}
