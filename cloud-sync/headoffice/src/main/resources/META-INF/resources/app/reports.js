import { html, nothing } from 'lit';
import { request } from '/kit/http.js';
import { formatMoney, fractionDigits } from '/kit/money.js';
import { chip, figure, problemPanel, segments } from '/kit/parts.js';
import { formatQuantity } from '/kit/quantity.js';
import '/kit/table.js';
import { counted, locale, t } from '/kit/texts.js';
import './charts.js';
import { PollingElement } from './polling.js';
import { day, longDay, time } from './sales.js';

/** @typedef {import('/kit/money.js').Money} Money */

const PERIODS = /** @type {const} */ (['week', 'month', 'quarter', 'year']);
const DAYS = { week: 7, month: 30, quarter: 91, year: 365 };
const SIGNALS = /** @type {const} */ (['voids', 'noSales', 'overrides', 'refunds']);
const SIZES = /** @type {const} */ (['ofOne', 'ofUpToFive', 'ofUpToTwenty', 'ofMore']);
const REPORTS = ['sales', 'items', 'baskets', 'returns', 'stock-outs', 'signals'];
/** A picture of more is none. */
const MOST_BARS = 8;
/** A question may take as long, and others may be asked before it. */
const SECONDS = 60;

/** What the facts say over longer times: period and stores are in the address, so that what is seen can be sent to somebody. */
class Reports extends PollingElement {
    static properties = {
        ...PollingElement.properties,
        from: { state: true },
        to: { state: true },
        shops: { state: true },
        known: { state: true },
        found: { state: true },
        signal: { state: true },
    };

    constructor() {
        super(60);
        const [, from = '', to = '', shops = ''] = location.hash.slice(1).split('/');
        this.from = isDay(from) ? from : day(1 - DAYS.month);
        this.to = isDay(to) ? to : day(0);
        /** @type {string[]} none for all */
        this.shops = shops ? decodeURIComponent(shops).split(',') : [];
        /** @type {string[]} */
        this.known = [];
        /** @type {Record<string, any> | undefined} */
        this.found = undefined;
        /** @type {(typeof SIGNALS)[number]} */
        this.signal = 'voids';
    }

    #asked() {
        return `from=${this.from}&to=${this.to}${this.shops.map((it) => `&shop=${encodeURIComponent(it)}`).join('')}`;
    }

    async load() {
        const asked = this.#asked();
        const ask = (/** @type {string} */ path) => request('GET', path, { seconds: SECONDS });
        const [fleet, ...reports] = await Promise.all([ask('/api/stores'), ...REPORTS.map((it) => ask(`/api/reports/${it}?${asked}`))]);
        if (asked !== this.#asked()) {
            return; // somebody has chosen something else meanwhile
        }
        this.known = fleet.stores.map((/** @type {any} */ it) => it.shop);
        this.found = Object.fromEntries(REPORTS.map((name, i) => [name, reports[i]]));
    }

    render() {
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing} ${this.#choices()}
            ${this.found ? this.#reports(this.found) : html`<p class="empty card" role="status">${this.trouble ? t('reports.nothing') : t('reports.asking')}</p>`}`;
    }

    #choices() {
        const period = PERIODS.find((it) => this.to === day(0) && this.from === day(1 - DAYS[it])) ?? '';
        return html`<div class="tools">
            ${segments({
                name: 'period',
                label: t('reports.period'),
                choices: PERIODS,
                chosen: period,
                text: (it) => t(`reports.period.${it}`),
                choose: (it) => this.#choose(day(1 - DAYS[/** @type {keyof typeof DAYS} */ (it)]), day(0), this.shops),
            })}
            ${this.#date('from', t('sales.from'))} ${this.#date('to', t('sales.to'))}
            ${this.known.length > 1 ? this.#stores() : nothing}
        </div>`;
    }

    /** @param {'from' | 'to'} which @param {string} label */
    #date(which, label) {
        return html`<label class="labelled">
            ${label}
            <input class="field" type="date" .value=${this[which]} @change=${(/** @type {any} */ e) => this.#chooseDay(which, e.target.value)} />
        </label>`;
    }

    /** @param {'from' | 'to'} which @param {string} chosen */
    #chooseDay(which, chosen) {
        if (isDay(chosen)) {
            const from = which === 'from' ? chosen : this.from;
            const to = which === 'to' ? chosen : this.to;
            this.#choose(from > to ? chosen : from, from > to ? chosen : to, this.shops);
        }
    }

    #stores() {
        const chosen = this.shops.length ? counted('reports.stores', this.shops.length) : t('reports.allStores');
        return html`<details class="stores-choice">
            <summary class="button">${chosen}</summary>
            <fieldset class="card">
                <legend class="unseen">${t('office.stores')}</legend>
                ${this.known.map(
                    (shop) => html`<label class="inline">
                        <input type="checkbox" .checked=${this.shops.includes(shop)} @change=${(/** @type {any} */ e) => this.#chooseShop(shop, e.target.checked)} />
                        ${shop}
                    </label>`,
                )}
            </fieldset>
        </details>`;
    }

    /** @param {string} shop @param {boolean} isChosen */
    #chooseShop(shop, isChosen) {
        const others = this.shops.filter((it) => it !== shop);
        this.#choose(this.from, this.to, isChosen ? [...others, shop].sort() : others);
    }

    /** @param {string} from @param {string} to @param {string[]} shops */
    #choose(from, to, shops) {
        Object.assign(this, { from, to, shops });
        history.replaceState(null, '', `#reports/${from}/${to}${shops.length ? `/${encodeURIComponent(shops.join(','))}` : ''}`);
        void this.again();
    }

    /** @param {Record<string, any>} found */
    #reports(found) {
        return html`${state(found.sales)} ${currencies(found.sales).map((currency) => sales(found.sales, currency, this.#file('sales')))}
            ${items(found.items, this.#file('items'))} ${baskets(found.baskets, this.#file('baskets'))} ${this.#signals(found.signals)}
            ${returns(found.returns, this.#file('returns'))} ${stockOuts(found['stock-outs'], this.#file('stock-outs'))}
            <p class="soft">${t('reports.noMargin')}</p>`;
    }

    /** @param {string} name */
    #file(name) {
        return `${name}-${this.from}-${this.to}`;
    }

    /** @param {any} report */
    #signals({ cashiers }) {
        const { signal } = this;
        const rows = [...cashiers].sort((a, b) => (b[signal].perThousand ?? 0) - (a[signal].perThousand ?? 0));
        const ratio = (/** @type {number | null} */ it) => (it === null || it === undefined ? '–' : it.toLocaleString(locale(), { maximumFractionDigits: 1 }));
        const choice = html`<div class="segments" role="group" aria-label=${t('reports.signals')}>
            ${SIGNALS.map((it) => html`<button type="button" class="button" aria-pressed=${signal === it} @click=${() => (this.signal = it)}>${t(`signal.${it}`)}</button>`)}
        </div>`;
        return card({
            title: t('reports.signals'),
            note: t('reports.signalsNote'),
            tools: choice,
            kind: 'bars',
            points: rows.slice(0, MOST_BARS).map((it) => ({
                label: t('reports.cashierOf', { staff: it.staff, shop: it.shop }),
                value: it[signal].perThousand ?? 0,
                text: ratio(it[signal].perThousand),
                mark: it[signal].ofShop ?? 0,
                markText: t('reports.ofShop', { ratio: ratio(it[signal].ofShop) }),
            })),
            rows,
            file: this.#file('signals'),
            columns: [
                { name: t('sales.by.store'), value: (it) => it.shop },
                { name: t('sales.cashier'), value: (it) => it.staff },
                { name: t('figure.SALES'), value: (it) => it.sales, cell: (it) => whole(it.sales), figure: true },
                ...SIGNALS.map((name) => ({ name: t(`signal.${name}`), value: (/** @type {any} */ it) => it[name].count, cell: (/** @type {any} */ it) => whole(it[name].count), figure: true })),
                { name: t('reports.perThousand', { signal: t(`signal.${signal}`) }), value: (it) => it[signal].perThousand ?? 0, cell: (it) => ratio(it[signal].perThousand), figure: true },
            ],
        });
    }
}

/** How far what is shown can be believed. @param {any} report */
function state({ lake, liveAsOf, liveFrom, agreement }) {
    const agrees = agreement.differing === 0;
    return html`<section class="card" aria-label=${t('reports.state')}>
        <p>
            ${t('reports.history', { time: time(lake.writtenUntil) })}
            ${liveFrom ? t('reports.live', { day: longDay(liveFrom), time: time(liveAsOf) }) : nothing}
            ${lake.waiting ? counted('reports.waiting', lake.waiting) : nothing}
        </p>
        <div class="chips">
            ${agrees
                ? chip('good', counted('reports.agree', agreement.compared))
                : chip('watch', t('reports.differ', { differing: whole(agreement.differing), compared: whole(agreement.compared) }))}
            ${lake.setAside ? chip('bad', counted('reports.setAside', lake.setAside)) : nothing}
        </div>
        ${agrees
            ? nothing
            : html`<details class="as-table">
                  <summary>${t('reports.differences')}</summary>
                  <p class="soft">${t('reports.differNote')}</p>
                  <ev-table
                      caption=${t('reports.differences')}
                      .rows=${agreement.differences}
                      .columns=${[
                          { name: t('sales.by.day'), value: (/** @type {any} */ it) => it.day, cell: (/** @type {any} */ it) => longDay(it.day) },
                          { name: t('sales.by.store'), value: (/** @type {any} */ it) => it.shop },
                          amount(t('reports.inLake'), (it) => it.lakeTotal),
                          amount(t('reports.inLive'), (it) => it.liveTotal),
                      ]}
                  ></ev-table>
              </details>`}
    </section>`;
}

/** @param {any} report @param {string} currency @param {string} file */
function sales(report, currency, file) {
    const days = report.days.filter((/** @type {any} */ it) => it.total.currency === currency);
    const shops = report.shops.filter((/** @type {any} */ it) => it.total.currency === currency);
    const sum = (/** @type {(it: any) => number} */ of) => days.reduce((/** @type {number} */ all, /** @type {any} */ it) => all + of(it), 0);
    const count = sum((it) => it.sales);
    const minor = sum((it) => it.total.minor);
    const figures = html`<div class="figures-row">
        ${figure(t('figure.SALES'), money({ minor, currency }), counted('sales.sales', count))} ${figure(t('sales.average'), count ? money({ minor: Math.round(minor / count), currency }) : '–')}
        ${figure(t('figure.NET'), money({ minor: sum((it) => it.net.minor), currency }))} ${figure(t('figure.TAX'), money({ minor: sum((it) => it.tax.minor), currency }))}
        ${figure(t('figure.ITEMS'), whole(sum((it) => it.items)))}
    </div>`;
    const columns = [
        { name: t('figure.SALES'), value: (/** @type {any} */ it) => it.sales, cell: (/** @type {any} */ it) => whole(it.sales), figure: true },
        { name: t('figure.ITEMS'), value: (/** @type {any} */ it) => it.items, cell: (/** @type {any} */ it) => whole(it.items), figure: true },
        amount(t('figure.NET'), (it) => it.net),
        amount(t('sales.total'), (it) => it.total),
    ];
    return html`${card({
        title: t('reports.sales'),
        tools: figures,
        kind: 'columns',
        scale: (minor) => compact({ minor, currency }),
        points: everyDay(days).map((it) => ({ label: it.live ? t('reports.openDay', { day: longDay(it.day) }) : longDay(it.day), short: shortDay(it.day), value: it.total.minor, text: money({ minor: it.total.minor, currency }), open: it.live })),
        rows: [...days].reverse(),
        file: `${file}-days`,
        columns: [
            { name: t('sales.by.day'), value: (it) => it.day, cell: (it) => html`${longDay(it.day)} ${it.live ? chip('idle', t('reports.isLive')) : nothing}` },
            ...columns,
        ],
    })}
    ${shops.length > 1
        ? card({
              title: t('reports.byStore'),
              kind: 'bars',
              points: byValue(shops, (it) => it.total.minor).map((it) => ({ label: it.shop, value: it.total.minor, text: money(it.total) })),
              rows: byAll(shops, (it) => it.total.minor),
              file: `${file}-stores`,
              columns: [{ name: t('sales.by.store'), value: (it) => it.shop }, ...columns],
          })
        : nothing}`;
}

/** @param {any} report @param {string} file */
function items({ items }, file) {
    return card({
        title: t('reports.items'),
        note: t('reports.itemsNote'),
        kind: 'bars',
        points: items.slice(0, MOST_BARS).map((/** @type {any} */ it) => ({ label: it.name || it.item, value: it.amount.minor, text: money(it.amount) })),
        rows: items,
        file,
        columns: [
            { name: t('item.name'), value: (it) => it.name || it.item },
            { name: t('reports.quantity'), value: (it) => it.thousandths, cell: (it) => quantity(it.thousandths, it.unit), figure: true },
            amount(t('sales.amount'), (it) => it.amount),
        ],
    });
}

/** @param {any} report @param {string} file */
function baskets({ shops }, file) {
    const of = (/** @type {string} */ size) => shops.reduce((/** @type {number} */ all, /** @type {any} */ it) => all + it[size], 0);
    return card({
        title: t('reports.baskets'),
        kind: 'bars',
        points: shops.length ? SIZES.map((size) => ({ label: t(`basket.${size}`), value: of(size), text: counted('sales.sales', of(size)) })) : [],
        rows: shops,
        file,
        columns: [
            { name: t('sales.by.store'), value: (it) => it.shop },
            { name: t('figure.SALES'), value: (it) => it.sales, cell: (it) => whole(it.sales), figure: true },
            { name: t('reports.meanItems'), value: (it) => it.items, cell: (it) => it.items.toLocaleString(locale(), { maximumFractionDigits: 1 }), figure: true },
            amount(t('sales.average'), (it) => it.mean),
            amount(t('reports.largest'), (it) => it.largest),
        ],
    });
}

/** @param {any} report @param {string} file */
function returns({ shops }, file) {
    return card({
        title: t('reports.returns'),
        kind: 'bars',
        points: byValue(shops, (it) => it.returned.minor + it.cardRefunded.minor).map((it) => {
            const back = { minor: it.returned.minor + it.cardRefunded.minor, currency: it.returned.currency };
            return { label: it.shop, value: back.minor, text: money(back) };
        }),
        rows: shops,
        file,
        columns: [
            { name: t('sales.by.store'), value: (it) => it.shop },
            { name: t('reports.linesReturned'), value: (it) => it.lines, cell: (it) => whole(it.lines), figure: true },
            { name: t('reports.toStock'), value: (it) => it.toStock, cell: (it) => whole(it.toStock), figure: true },
            amount(t('reports.returned'), (it) => it.returned),
            amount(t('reports.cardRefunded'), (it) => it.cardRefunded),
        ],
    });
}

/** @param {any} report @param {string} file */
function stockOuts({ items }, file) {
    return card({
        title: t('reports.stockOuts'),
        note: t('reports.stockOutsNote'),
        kind: 'bars',
        points: items.slice(0, MOST_BARS).map((/** @type {any} */ it) => ({ label: `${it.name || it.item} · ${it.shop}`, value: it.days, text: counted('reports.days', it.days) })),
        rows: items,
        file,
        columns: [
            { name: t('sales.by.store'), value: (it) => it.shop },
            { name: t('item.name'), value: (it) => it.name || it.item },
            { name: t('reports.daysOut'), value: (it) => it.days, cell: (it) => whole(it.days), figure: true },
            { name: t('reports.firstDay'), value: (it) => it.first, cell: (it) => longDay(it.first) },
            { name: t('reports.lowest'), value: (it) => it.lowest, cell: (it) => quantity(it.lowest, it.unit), figure: true },
        ],
    });
}

/**
 * A report: its picture, and all of it as a table beside that.
 *
 * @param {object} what
 * @param {string} what.title
 * @param {string} [what.note]
 * @param {unknown} [what.tools]
 * @param {'columns' | 'bars'} what.kind
 * @param {(value: number) => string} [what.scale]
 * @param {import('./charts.js').Point[]} what.points
 * @param {any[]} what.rows
 * @param {import('/kit/table.js').Column[]} what.columns
 * @param {string} what.file
 */
function card({ title, note = '', tools = nothing, kind, scale = String, points, rows, columns, file }) {
    return html`<section class="card report" aria-label=${title}>
        <div class="report-head">
            <h2>${title}</h2>
            ${note ? html`<p class="soft">${note}</p>` : nothing}
        </div>
        ${tools}
        ${points.length
            ? html`<div class="report-body">
                  <ho-chart .kind=${kind} .points=${points} .scale=${scale} .caption=${title}></ho-chart>
                  <ev-table caption=${title} file=${file} .rows=${rows} .columns=${columns}></ev-table>
              </div>`
            : html`<p class="empty">${t('reports.none')}</p>`}
    </section>`;
}

/** @param {string} name @param {(it: any) => Money} of @returns {import('/kit/table.js').Column} */
function amount(name, of) {
    return { name, value: (it) => of(it).minor, cell: (it) => money(of(it)), figure: true };
}

/** @param {Money} it */
function money(it) {
    return formatMoney(it, locale());
}

/** '€1.2K', for a scale. @param {Money} it */
function compact({ minor, currency }) {
    return new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(
        minor / 10 ** fractionDigits(currency),
    );
}

/** @param {number} count */
function whole(count) {
    return count.toLocaleString(locale());
}

/** @param {number} thousandths @param {import('/kit/quantity.js').Unit} unit */
function quantity(thousandths, unit) {
    return formatQuantity({ thousandths, unit }, locale());
}

/** Greatest first, as many as a picture has room for. @template T @param {T[]} rows @param {(it: T) => number} value */
function byValue(rows, value) {
    return byAll(rows, value).slice(0, MOST_BARS);
}

/** Greatest first. @template T @param {T[]} rows @param {(it: T) => number} value */
function byAll(rows, value) {
    return [...rows].sort((a, b) => value(b) - value(a));
}

/** A day on which nothing was sold is a gap in the picture, and none in the table. @param {any[]} days */
function everyDay(days) {
    const all = [];
    const last = days.at(-1)?.day ?? '';
    for (let at = days[0]?.day ?? '', i = 0; at && at <= last && i < 400; at = next(at)) {
        if (days[i]?.day === at) {
            all.push(days[i++]);
        } else {
            all.push({ day: at, live: false, total: { minor: 0 } });
        }
    }
    return all;
}

/** @param {any} report @returns {string[]} */
function currencies(report) {
    return [...new Set(report.days.map((/** @type {any} */ it) => it.total.currency))].sort();
}

/** @param {string} text */
function isDay(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** @param {string} date */
function shortDay(date) {
    return new Date(`${date}T12:00:00`).toLocaleDateString(locale(), { day: 'numeric', month: 'short' });
}

/** @param {string} date */
function next(date) {
    const at = new Date(`${date}T12:00:00Z`);
    at.setUTCDate(at.getUTCDate() + 1);
    return at.toISOString().slice(0, 10);
}

customElements.define('ho-reports', Reports);
