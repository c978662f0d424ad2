import { html, nothing } from 'lit';
import { showDialog } from '/kit/dialog.js';
import { get } from '/kit/http.js';
import { chip, problemPanel } from '/kit/parts.js';
import '/kit/table.js';
import { t } from '/kit/texts.js';
import { PollingElement } from './polling.js';
import { goBackTo, mayComeBack } from './rollback.js';
import { time } from './sales.js';
import { named } from './stores.js';

const STEPS = ['SEEN', 'FETCHED', 'VERIFIED', 'STAGED', 'ACTIVE'];

/** Every release of a zone, and how far the stores are with it. */
class Releases extends PollingElement {
    static properties = { ...PollingElement.properties, zone: {}, newest: {}, role: {}, releases: { state: true } };

    constructor() {
        super(2);
        this.zone = '';
        this.newest = 0;
        this.role = 'VIEWER';
        /** @type {any[]} */
        this.releases = [];
    }

    async load() {
        this.releases = await get(`/api/prices/zones/${this.zone}/releases`);
    }

    render() {
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            <ev-table
                caption=${t('prices.releases')}
                empty=${t('release.none')}
                .rows=${this.releases}
                .chosen=${(/** @type {any} */ it) => this.#look(it)}
                .columns=${[
                    { name: t('release.number'), value: (/** @type {any} */ it) => it.number, figure: true },
                    { name: t('draft.title'), value: title },
                    { name: t('release.state'), value: (/** @type {any} */ it) => it.state, cell: stateChip },
                    { name: t('release.comes'), value: (/** @type {any} */ it) => it.comesAt, cell: (/** @type {any} */ it) => comes(it) },
                    { name: t('release.progress'), value: active, cell: progress },
                    { name: t('release.by'), value: (/** @type {any} */ it) => it.releasedBy },
                ]}
            ></ev-table>`;
    }

    /** @param {any} release */
    async #look(release) {
        const goesBack = await details(release, this.role === 'APPROVER' && mayComeBack(release, this.newest));
        if (goesBack && (await goBackTo(release))) {
            await this.again();
        }
    }
}

/** @param {any} release */
function title(release) {
    if (release.rollbackTo && !release.draft) {
        return t('release.settings');
    }
    return release.rollbackTo ? t('release.rollback', { release: release.rollbackTo }) : release.title || release.draft;
}

/** @param {any} release */
function active(release) {
    return release.progress.filter((/** @type {any} */ it) => it.step === 'ACTIVE').length;
}

/** @param {any} release */
function refused(release) {
    return release.progress.filter((/** @type {any} */ it) => it.step === 'REFUSED').length;
}

/** @param {any} release */
function stateChip(release) {
    switch (release.state) {
        case 'PREPARING':
            return chip('watch', t('release.PREPARING'));
        case 'SUPERSEDED':
            return chip('idle', t('release.supersededBy', { release: release.supersededBy }));
        default:
            return Date.parse(release.comesAt) > Date.now() ? chip('watch', t('release.planned')) : chip('good', t('release.PUBLISHED'));
    }
}

/** @param {any} release */
function comes(release) {
    const { effective } = release;
    if (effective.kind === 'store-time') {
        return html`${time(effective.at)} <small class="soft">${t('release.storeTime')}</small>`;
    }
    return effective.kind === 'now' ? html`${time(release.releasedAt)} <small class="soft">${t('draft.now')}</small>` : time(effective.at);
}

/** @param {any} release */
function progress(release) {
    if (release.state === 'SUPERSEDED') {
        return '';
    }
    const wrong = refused(release);
    return html`<span class="progress">
        <meter min="0" max=${Math.max(1, release.nodes)} value=${active(release)} aria-label=${t('release.progress')}></meter>
        <span class="figures">${t('release.active', { active: active(release), nodes: release.nodes })}</span>
        ${wrong ? chip('bad', t('release.refused', { count: wrong })) : nothing}
    </span>`;
}

/** @param {any} release @param {boolean} mayGoBack @returns {Promise<boolean | undefined>} whether its prices shall come back */
function details(release, mayGoBack) {
    return showDialog({
        title: t('release.title', { release: release.number, zone: release.zone }),
        wide: true,
        content: (close) => html`<p class="soft">${t('release.from', { by: release.releasedBy, at: time(release.releasedAt) })}</p>
            ${release.progress.length === 0 ? html`<p class="empty">${t('release.silent')}</p>` : nothing}
            <ul class="plain-list nodes">
                ${release.progress.map(
                    (/** @type {any} */ it) => html`<li>
                        <strong>${it.node}</strong> ${steps(it)}
                        <small class="soft">${time(it.at)}</small>
                        ${it.why ? html`<p class="problem">${named('fault', it.why)}</p>` : nothing}
                    </li>`,
                )}
            </ul>
            ${mayGoBack ? html`<div class="actions"><button type="button" class="button" @click=${() => close(true)}>${t('release.goBack')}</button></div>` : nothing}`,
    });
}

/** The five steps, those behind it filled. @param {any} node */
function steps(node) {
    if (node.step === 'REFUSED') {
        return chip('bad', t('step.REFUSED'));
    }
    const at = STEPS.indexOf(node.step);
    return html`<ol class="steps" aria-label=${t(`step.${node.step}`)}>
        ${STEPS.map((step, i) => html`<li class=${i <= at ? 'done' : ''} aria-current=${i === at ? 'step' : nothing}>${t(`step.${step}`)}</li>`)}
    </ol>`;
}

customElements.define('ho-releases', Releases);
