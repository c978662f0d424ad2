/**
 * @typedef {import('../api.js').TillCard} TillCard
 * @typedef {import('../api.js').CardPayment} CardPayment
 * @typedef {import('../api.js').CommandAnswer} CommandAnswer
 */
import { html } from 'lit';
import { Commands } from '/kit/commands.js';
import { post } from '/kit/http.js';
import { formatMoney } from '/kit/money.js';
import { problemText } from '/kit/parts.js';
import { locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { decided } from '../decided.js';

/** Card payments of a till that only a manager can settle, also when nobody stands there any more. @param {TillCard} card */
export function undecided({ till, undecided }) {
    return undecided.map((payment) => {
        const amount = formatMoney(payment.amount, locale());
        const ways = payment.refund ? [NOT_REFUNDED, REFUNDED] : payment.reversing ? [GIVEN_BACK] : [NOT_CHARGED, CHARGED];
        const unknown = payment.refund ? 'shop.refundUnknown' : payment.reversing ? 'shop.cardNotGivenBack' : 'shop.cardUnknown';
        return html`<section class="undecided notice" role="status">
            <p>${t(unknown, { amount })}</p>
            <div class="actions">
                ${ways.map((way) => html`<button type="button" class="button" @click=${() => decide(till, payment, way)}>${t(way.words)}</button>`)}
            </div>
        </section>`;
    });
}

const CHARGED = { words: 'till.cardCharged', approved: true };
const NOT_CHARGED = { words: 'till.cardNotCharged', approved: false };
const REFUNDED = { words: 'shop.refundGiven', approved: true };
const NOT_REFUNDED = { words: 'shop.refundNotGiven', approved: false };
const GIVEN_BACK = { words: 'shop.givenBack', approved: false };

/** On record. @param {number} till @param {CardPayment} payment @param {{ words: string, approved: boolean }} way */
async function decide(till, payment, way) {
    const action = await decided(payment, way);
    if (action) {
        await new Commands((command) => post(`/api/tills/${till}/commands`, command))
            .submit({ action })
            .catch((e) => toast('stop', problemText(e)));
    }
}
