import { html, nothing } from 'lit';
import { KitElement } from './element.js';
import { download, toCsv } from './csv.js';
import { counted, t } from './texts.js';

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {(row: any) => string | number} value what it sorts, filters and exports by
 * @property {(row: any) => unknown} [cell] what it shows, if more than its value
 * @property {boolean} [figure] flush right, in tabular figures
 */

/** A table that sorts by its heads, filters by a text, and goes out as CSV. */
export class Table extends KitElement {
    static properties = {
        columns: { attribute: false },
        rows: { attribute: false },
        caption: {},
        empty: {},
        file: {},
        tools: { attribute: false },
        chosen: { attribute: false },
        filter: { state: true },
        by: { state: true },
        down: { state: true },
    };

    constructor() {
        super();
        /** @type {Column[]} */
        this.columns = [];
        /** @type {any[]} */
        this.rows = [];
        this.caption = '';
        this.empty = '';
        /** Name of the file to export as, without its ending; none, no export. */
        this.file = '';
        /** In place of its own filter, where the one who has all the rows does the finding. @type {unknown} */
        this.tools = undefined;
        /** Called with the row that was clicked. @type {((row: any) => void) | undefined} */
        this.chosen = undefined;
        this.filter = '';
        this.by = -1;
        this.down = false;
    }

    /** The rows as they are to be seen. */
    get shown() {
        const needle = this.filter.trim().toLocaleLowerCase();
        const found = needle
            ? this.rows.filter((row) => this.columns.some((column) => String(column.value(row)).toLocaleLowerCase().includes(needle)))
            : [...this.rows];
        const column = this.columns[this.by];
        if (column) {
            const sign = this.down ? -1 : 1;
            found.sort((a, b) => sign * compare(column.value(a), column.value(b)));
        }
        return found;
    }

    render() {
        const rows = this.shown;
        return html`<div class="table-tools">
                ${this.tools ??
                html`<input class="field" type="search" .value=${this.filter} placeholder=${t('kit.filter')} aria-label=${t('kit.filter')}
                    @input=${(/** @type {any} */ e) => (this.filter = e.target.value)} />`}
                <span class="soft figures" role="status">${counted('kit.rows', rows.length)}</span>
                ${this.file ? html`<button type="button" class="button" @click=${() => this.#export(rows)}>${t('kit.export')}</button>` : nothing}
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label=${this.caption}>
                <table class="table">
                    <caption class="unseen">${this.caption}</caption>
                    <thead>
                        <tr>${this.columns.map((column, i) => this.#head(column, i))}</tr>
                    </thead>
                    <tbody>
                        ${rows.map((row) => this.#row(row))}
                    </tbody>
                </table>
                ${rows.length === 0 ? html`<p class="empty">${this.empty || t('kit.empty')}</p>` : nothing}
            </div>`;
    }

    /** @param {Column} column @param {number} i */
    #head(column, i) {
        const sorted = this.by === i ? (this.down ? 'descending' : 'ascending') : 'none';
        const mark = sorted === 'none' ? '' : sorted === 'ascending' ? '↑' : '↓';
        return html`<th scope="col" class=${column.figure ? 'figure' : ''} aria-sort=${sorted}>
            <button type="button" @click=${() => this.#sort(i)}>${column.name} <span aria-hidden="true">${mark}</span></button>
        </th>`;
    }

    /** @param {any} row */
    #row(row) {
        const { chosen } = this;
        const cells = this.columns.map((column, i) => {
            const content = column.cell ? column.cell(row) : column.value(row);
            const shown = chosen && i === 0 ? html`<button type="button" class="link" @click=${() => chosen(row)}>${content}</button>` : content;
            return html`<td class=${column.figure ? 'figure' : ''}>${shown}</td>`;
        });
        return html`<tr class=${chosen ? 'choosable' : ''} @click=${(/** @type {any} */ e) => chosen && !e.target.closest('button') && chosen(row)}>${cells}</tr>`;
    }

    /** @param {number} i */
    #sort(i) {
        this.down = this.by === i && !this.down;
        this.by = i;
    }

    /** @param {any[]} rows */
    #export(rows) {
        const head = this.columns.map((column) => column.name);
        download(`${this.file}.csv`, toCsv(head, rows.map((row) => this.columns.map((column) => column.value(row)))));
    }
}

/** @param {string | number} a @param {string | number} b */
function compare(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
}

customElements.define('ev-table', Table);
