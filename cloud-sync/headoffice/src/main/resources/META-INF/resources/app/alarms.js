import { html, nothing } from 'lit';
import { get } from '/kit/http.js';
import { problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { t } from '/kit/texts.js';
import './exceptions.js';
import { PollingElement } from './polling.js';
import { time } from './sales.js';
import { named } from './stores.js';

/** What a person must look at: alarms, batches that were not taken, facts that nobody here understands. */
class Alarms extends PollingElement {
    static properties = { ...PollingElement.properties, found: { state: true } };

    constructor() {
        super(5);
        /** @type {any} */
        this.found = { alarms: [], quarantine: [], setAside: [] };
    }

    async load() {
        this.found = await get('/api/stores/alarms');
    }

    render() {
        const { alarms, quarantine, setAside } = this.found;
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            <ev-table
                caption=${t('office.alarms')}
                empty=${t('alarms.none')}
                .rows=${alarms}
                .columns=${[
                    { name: t('alarms.node'), value: (/** @type {any} */ it) => it.node },
                    { name: t('alarms.kind'), value: (/** @type {any} */ it) => named('alarm', it.kind) },
                    { name: t('sales.count'), value: (/** @type {any} */ it) => it.count, figure: true },
                    { name: t('alarms.last'), value: (/** @type {any} */ it) => it.last, cell: (/** @type {any} */ it) => time(it.last) },
                    { name: t('alarms.detail'), value: (/** @type {any} */ it) => named('rejection', it.detail) },
                ]}
            ></ev-table>
            ${quarantine.length
                ? html`<h2>${t('alarms.quarantine')}</h2>
                      <p class="soft">${t('alarms.quarantineNote')}</p>
                      <ev-table
                          caption=${t('alarms.quarantine')}
                          .rows=${quarantine}
                          .columns=${[
                              { name: t('alarms.node'), value: (/** @type {any} */ it) => it.node },
                              { name: t('alarms.at'), value: (/** @type {any} */ it) => it.at, cell: (/** @type {any} */ it) => time(it.at) },
                              { name: t('alarms.why'), value: (/** @type {any} */ it) => named('rejection', it.why) },
                              { name: t('alarms.bytes'), value: (/** @type {any} */ it) => it.bytes, figure: true },
                          ]}
                      ></ev-table>`
                : nothing}
            ${setAside.length
                ? html`<h2>${t('alarms.setAside')}</h2>
                      <p class="soft">${t('alarms.setAsideNote')}</p>
                      <ev-table
                          caption=${t('alarms.setAside')}
                          .rows=${setAside}
                          .columns=${[
                              { name: t('alarms.fact'), value: (/** @type {any} */ it) => it.fact },
                              { name: t('alarms.type'), value: (/** @type {any} */ it) => `${it.type} ${it.version}` },
                              { name: t('alarms.why'), value: (/** @type {any} */ it) => it.why },
                          ]}
                      ></ev-table>`
                : nothing}
            <ho-exceptions></ho-exceptions>`;
    }
}

customElements.define('ho-alarms', Alarms);
