/**
 * @typedef {import('./till-screen.js').TillScreen} TillScreen
 * @typedef {import('./till-screen.js').Panel} Panel
 */
import { html, nothing } from 'lit';
import { printed } from '/kit/codes.js';
import '/kit/keypad.js';
import '/kit/letters.js';
import { formatMoney } from '/kit/money.js';
import { formatQuantity, unitSymbol } from '/kit/quantity.js';
import { locale, t } from '/kit/texts.js';
import { cartPanel } from './cart.js';
import { noSalePanel } from './no-sale.js';
import { handOverPanel, isPaid, payPanel } from './pay.js';
import './quick-keys.js';
import { showReceipts } from './receipts.js';
import './search.js';
import { closePanel, openPanel } from './shift.js';

/** The right side: what is typed, a panel, and the keys, each always in its place. @param {TillScreen} screen */
export function workPane(screen) {
    const asked = question(screen) ?? cartPanel(screen);
    const searching = !asked && screen.shownPanel.name === 'search' && !screen.locked;
    // The field of a search is in the place of what is typed otherwise.
    const bar = searching && !screen.alert ? nothing : entryBar(screen);
    return html`<section class="work" aria-label=${t('till.work')}>
        ${bar}
        <div class="panel ${bar === nothing ? 'tall' : ''}">${asked ?? panel(screen)}</div>
        ${searching && screen.shownPanel.letters ? letters(screen) : keys(screen)}
    </section>`;
}

/** @param {TillScreen} screen */
function keys(screen) {
    const { meaning } = screen;
    return html`<div class="keys">
        <ev-keypad ?off=${!!screen.view?.payment} ?decimal=${meaning.decimal} ?times=${meaning.times} .enter=${meaning.enter}
            @key=${(/** @type {CustomEvent<string>} */ e) => pressed(screen, e.detail)}></ev-keypad>
        ${functions(screen)}
    </div>`;
}

/** In the keypad's place, as high as it is: nothing else moves. @param {TillScreen} screen */
function letters(screen) {
    return html`<div class="letter-keys">
        <ev-letters @key=${(/** @type {CustomEvent<string>} */ e) => (e.detail === 'done' ? screen.search() : screen.typed(e.detail))}></ev-letters>
    </div>`;
}

/** @param {TillScreen} screen @param {string} key */
function pressed(screen, key) {
    const search = /** @type {import('./search.js').Search | null} */ (screen.querySelector('ev-search'));
    if (search && key === 'enter') {
        search.pick();
    } else {
        screen.typed(key);
    }
}

/** @param {TillScreen} screen @param {Panel & { name: 'search' }} shown */
function searchPanel(screen, { query, letters: shown }) {
    return html`<ev-search .till=${screen.till} .query=${query} .letters=${shown}
        .typed=${(/** @type {string} */ typed) => (screen.panel = { name: 'search', query: typed, letters: false })}
        .chosen=${(/** @type {import('../api.js').ItemView} */ item) => screen.choose(item)}></ev-search>`;
}

/** @param {TillScreen} screen */
function entryBar(screen) {
    const { entry, meaning, alert } = screen;
    if (alert) {
        return html`<div class="entry refused">
            <p role="alert">${alert}</p>
            <button type="button" class="button" @click=${() => screen.back()}>${t('till.ok')}</button>
        </div>`;
    }
    const typed = entry.typed === '' && !entry.pieces;
    return html`<div class="entry" role="status">
        <span class="entry-label">${meaning.label}</span>
        <span class="entry-typed figures ${typed ? 'soft' : ''}">
            ${screen.waiting > 0 ? html`<span class="busy" aria-label=${t('till.working')}></span>` : nothing}
            ${entry.pieces ? html`<strong>${entry.pieces} ×</strong>` : nothing}
            ${typed && !screen.locked ? '' : meaning.show(entry.typed)}
        </span>
    </div>`;
}

/** @param {TillScreen} screen */
function panel(screen) {
    if (!screen.view) {
        return nothing;
    }
    if (screen.locked) {
        return openPanel(screen);
    }
    const shown = screen.shownPanel;
    switch (shown.name) {
        case 'no-sale':
            return noSalePanel(screen);
        case 'pay':
            return payPanel(screen);
        case 'close':
            return closePanel(screen);
        case 'line':
            return linePanel(screen);
        case 'weight':
            return weightPanel(screen);
        case 'search':
            return searchPanel(screen, shown);
        default:
            return isPaid(screen.view.basket)
                ? handOverPanel(screen)
                : html`<ev-quick-keys .pages=${screen.quickKeys} .chosen=${(/** @type {import('../api.js').ItemView} */ item) => screen.choose(item)}></ev-quick-keys>`;
    }
}

/** @param {TillScreen} screen */
function linePanel(screen) {
    const line = screen.chosenLine;
    if (!line) {
        return nothing;
    }
    const { thousandths, unit } = line.quantity;
    const change = (/** @type {number} */ to) => screen.tryTo({ type: 'change-quantity', line: line.line, thousandths: to });
    return html`<div class="task">
        <h2>${line.name}</h2>
        <p class="soft figures">${printed(line.code)} · ${formatMoney(line.unitPrice, locale())}${unit === 'EACH' ? '' : ` / ${unitSymbol(unit)}`}</p>
        ${unit === 'EACH'
            ? html`<div class="stepper">
                  <button type="button" class="key" aria-label=${t('till.oneLess')} ?disabled=${thousandths <= 1000} @click=${() => change(thousandths - 1000)}>−</button>
                  <output class="figures">${formatQuantity(line.quantity, locale())}</output>
                  <button type="button" class="key" aria-label=${t('till.oneMore')} @click=${() => change(thousandths + 1000)}>+</button>
              </div>`
            : html`<p class="task-figure figures">${formatQuantity(line.quantity, locale())}</p>`}
        <div class="task-actions">
            <button type="button" class="button big stop" @click=${() => voidLine(screen, line.line)}>${t('till.voidLine')}</button>
            <button type="button" class="button big" @click=${() => screen.show('keys')}>${t('till.done')} <kbd>Esc</kbd></button>
        </div>
    </div>`;
}

/** @param {TillScreen} screen @param {number} line */
async function voidLine(screen, line) {
    if (await screen.tryTo({ type: 'void-line', line })) {
        screen.show('keys');
    }
}

/** @param {TillScreen} screen */
function weightPanel(screen) {
    const { panel: shown } = screen;
    if (shown.name !== 'weight') {
        return nothing;
    }
    const { item, text, why } = shown;
    return html`<div class="task">
        <h2>${item?.name ?? text}</h2>
        ${item ? html`<p class="soft figures">${printed(item.code)} · ${formatMoney(item.price, locale())} / ${unitSymbol(item.unit)}</p>` : nothing}
        <p class="notice mark" role=${why ? 'alert' : nothing}>${why ?? t('till.weighHint')}</p>
        <div class="task-actions">
            ${screen.hasScale ? html`<button type="button" class="button big mark" @click=${() => screen.scan(text, item)}>${t('till.weighAgain')}</button>` : nothing}
            <button type="button" class="button big" @click=${() => screen.show('keys')}>${t('kit.cancel')} <kbd>Esc</kbd></button>
        </div>
    </div>`;
}

/** Only the cashier can see whether paper came out; scanning goes on meanwhile. @param {TillScreen} screen */
function question(screen) {
    const asked = screen.view?.questions[0];
    if (!asked) {
        return undefined;
    }
    const settle = (/** @type {boolean} */ print) => screen.tryTo({ type: 'settle-print', job: asked.job, print }, false);
    return html`<div class="task" role="alertdialog" aria-labelledby="question-title" aria-describedby="question-text">
        <h2 id="question-title">${asked.receipt ? t('till.printQuestion', { receipt: asked.receipt }) : t('till.printQuestionSlip')}</h2>
        <p id="question-text" class="notice">${t('till.printQuestionHint')}</p>
        <div class="task-actions">
            <button type="button" class="button big" @click=${() => settle(false)}>${t('till.printIsThere')}</button>
            <button type="button" class="button big mark" @click=${() => settle(true)}>${t('till.printAgain')}</button>
        </div>
    </div>`;
}

/** @param {TillScreen} screen */
function functions(screen) {
    const { view } = screen;
    // While a card is asked for, nothing else can be begun.
    const selling = !!view?.shift && !view.payment;
    const basket = view?.basket;
    const lastLine = basket?.priced.lines.findLast((line) => !line.voided);
    const paying = screen.shownPanel.name === 'pay';
    return html`<div class="functions">
        <button type="button" class="key" ?disabled=${!selling} aria-pressed=${screen.shownPanel.name === 'search'}
            @click=${(/** @type {MouseEvent} */ e) => screen.search(e.detail > 0)}>
            ${t('till.search')} <kbd>F2</kbd>
        </button>
        <button type="button" class="key" ?disabled=${!selling || !lastLine} @click=${() => lastLine && screen.chooseLine(screen.chosenLine?.line ?? lastLine.line)}>
            ${t('till.line')}
        </button>
        <button type="button" class="key" ?disabled=${!selling} @click=${() => screen.parkOrRecall()}>
            ${basket ? t('till.park') : t('till.recall')} <kbd>${basket ? 'F4' : 'F5'}</kbd>
        </button>
        <button type="button" class="key" @click=${() => showReceipts(screen)}>${t('till.receipts')}</button>
        <button type="button" class="key pay ${paying ? '' : 'go'}" ?disabled=${!basket || isPaid(basket) || !!view?.payment} @click=${() => screen.show('pay')}>
            ${paying ? t('till.backToSale') : t('till.pay')} <kbd>${paying ? 'Esc' : 'F9'}</kbd>
        </button>
    </div>`;
}
