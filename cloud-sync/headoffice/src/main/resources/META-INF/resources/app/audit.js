import { html, nothing } from 'lit';
import { get } from '/kit/http.js';
import { problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { t } from '/kit/texts.js';
import { PollingElement } from './polling.js';
import { time } from './sales.js';
import { named } from './stores.js';

/** Who did what, newest first. */
class Audit extends PollingElement {
    static properties = { ...PollingElement.properties, entries: { state: true } };

    constructor() {
        super(10);
        /** @type {any[]} */
        this.entries = [];
        this.isWhole = false;
    }

    async load() {
        const newest = await get('/api/audit');
        const oldestOfNew = newest.at(-1)?.number ?? 0;
        this.entries = [...newest, ...this.entries.filter((it) => it.number < oldestOfNew)];
    }

    async #more() {
        const older = await get(`/api/audit?before=${this.entries.at(-1)?.number ?? 0}`);
        this.isWhole = older.length === 0;
        this.entries = [...this.entries, ...older];
    }

    render() {
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            <ev-table
                caption=${t('office.audit')}
                file="audit"
                .rows=${this.entries}
                .columns=${[
                    { name: t('alarms.at'), value: (/** @type {any} */ it) => it.at, cell: (/** @type {any} */ it) => time(it.at) },
                    { name: t('audit.who'), value: (/** @type {any} */ it) => it.who },
                    { name: t('audit.what'), value: (/** @type {any} */ it) => named('deed', it.what) },
                    { name: t('alarms.detail'), value: (/** @type {any} */ it) => it.detail },
                ]}
            ></ev-table>
            ${this.isWhole || this.entries.length < 200
                ? nothing
                : html`<div class="actions"><button type="button" class="button" @click=${() => this.#more()}>${t('audit.more')}</button></div>`}`;
    }
}

customElements.define('ho-audit', Audit);
