import { html, nothing } from 'lit';
import { confirmed } from '/kit/dialog.js';
import { get, post } from '/kit/http.js';
import { age, chip, figure, problemPanel, problemText } from '/kit/parts.js';
import { counted, hasText, locale, t } from '/kit/texts.js';
import { toast } from '/kit/toasts.js';
import { PollingElement } from './polling.js';

/** A shop says hello every five minutes at least; two of them missed are worth a look. */
const QUIET_MS = 11 * 60_000;
const SKEWED_MS = 5_000;

/** Every shop at a glance: whoever needs looking after comes first. */
class Stores extends PollingElement {
    static properties = { ...PollingElement.properties, role: {}, fleet: { state: true } };

    constructor() {
        super(5);
        this.role = 'VIEWER';
        /** @type {any} */
        this.fleet = undefined;
    }

    async load() {
        this.fleet = await get('/api/stores');
    }

    /** @param {any} it */
    async #approve(it) {
        const lost = Math.max(0, it.said - it.confirmed);
        const sure = await confirmed({
            title: t('place.sure', { node: it.node }),
            text: lost > 0 ? counted('place.sureLost', lost, { code: it.code }) : t('place.sureText', { code: it.code }),
            yes: t('place.approve'),
            danger: true,
        });
        if (!sure) {
            return;
        }
        try {
            const taken = await post(`/api/stores/${it.node}/places/${it.nonce}/approval`, {});
            toast('done', t('place.approved', { epoch: taken.epoch }));
        } catch (e) {
            toast('stop', problemText(e));
        }
        await this.again();
    }

    render() {
        const { fleet } = this;
        const nodes = fleet?.stores.flatMap((/** @type {any} */ store) => store.nodes) ?? [];
        const now = fleet ? Date.parse(fleet.at) : 0;
        nodes.sort((/** @type {any} */ a, /** @type {any} */ b) => worries(b, now) - worries(a, now) || a.node.localeCompare(b.node));
        return html`${this.trouble ? problemPanel(this.trouble, () => this.again()) : nothing}
            ${fleet?.asking.map((/** @type {any} */ it) => asking(it, now, this.role === 'APPROVER' ? () => this.#approve(it) : undefined))}
            ${fleet ? summary(nodes, now) : nothing}
            ${fleet && nodes.length === 0 ? html`<p class="empty card">${t('stores.none')}</p>` : nothing}
            <section class="cards" aria-label=${t('office.stores')}>${nodes.map((/** @type {any} */ node) => card(node, now))}</section>`;
    }
}

/**
 * A new box that waits for somebody's word.
 *
 * @param {any} it
 * @param {number} now
 * @param {(() => void) | undefined} approve
 */
function asking(it, now, approve) {
    return html`<section class="card asking" role="status">
        <div class="card-head">
            <h2>${t('place.asks', { node: it.node })}</h2>
            ${chip('watch', it.code, t('place.codeHint'))}
        </div>
        <p>
            ${it.before
                ? t('place.before', { epoch: it.before, age: age(it.lastSeen, now), confirmed: it.confirmed.toLocaleString(locale()), said: it.said.toLocaleString(locale()) })
                : t('place.beforeUnknown')}
        </p>
        <p class="soft">${t('place.since', { age: age(it.first, now), last: age(it.last, now), code: it.code })}</p>
        ${approve
            ? html`<div class="actions"><button type="button" class="button go" @click=${approve}>${t('place.approve')}</button></div>`
            : html`<p class="soft">${t('place.notYou')}</p>`}
    </section>`;
}

/** How much there is to worry about, for the order of the cards. @param {any} node @param {number} now */
function worries(node, now) {
    const { said } = node;
    if (node.status !== 'ACTIVE' || !said) {
        return 0;
    }
    return (isQuiet(said, now) ? 8 : 0) + (node.alarms ? 4 : 0) + (node.troubles.length || node.exceptions ? 2 : 0) + (said.lag > 0 ? 1 : 0);
}

/** @param {any} said @param {number} now */
function isQuiet(said, now) {
    return now - Date.parse(said.lastSeen) > QUIET_MS;
}

/** @param {any[]} nodes @param {number} now */
function summary(nodes, now) {
    const heard = nodes.filter((it) => it.said);
    const online = heard.filter((it) => !isQuiet(it.said, now)).length;
    const behind = heard.filter((it) => it.said.release < it.said.newest).length;
    const lag = heard.reduce((sum, it) => sum + it.said.lag, 0);
    return html`<section class="card figures-row" aria-label=${t('office.stores')}>
        ${figure(t('stores.online'), `${online} / ${nodes.length}`)} ${figure(t('stores.lag'), lag.toLocaleString(locale()), t('stores.lagNote'))}
        ${figure(t('stores.behind'), behind.toLocaleString(locale()))}
        ${figure(t('stores.troubled'), nodes.filter((it) => it.troubles.length).length.toLocaleString(locale()))}
    </section>`;
}

/** @param {any} node @param {number} now */
function card(node, now) {
    const { said } = node;
    const worth = worthALook(node);
    return html`<article class="card">
        <div class="card-head">
            <h2 class="node-name">${node.node}</h2>
            ${state(node, now)}
        </div>
        ${said ? details(said, node.place, now) : html`<p class="soft">${t('stores.silent')}</p>`}
        ${worth.length > 0 ? html`<div class="chips">${worth}</div>` : nothing}
    </article>`;
}

/** @param {any} node */
function worthALook({ said, troubles, alarms, exceptions }) {
    const devices = troubles.map((/** @type {any} */ it) =>
        chip('bad', t('stores.device', { till: it.till, device: named('device', it.device), state: named('device', it.state) }), it.detail ?? ''),
    );
    if (said && Math.abs(said.skewMs) > SKEWED_MS) {
        devices.unshift(chip('watch', t('stores.skewed', { seconds: Math.round(said.skewMs / 1000) })));
    }
    if (alarms) {
        devices.push(html`<a class="plain" href="#alarms">${chip('bad', counted('stores.alarms', alarms))}</a>`);
    }
    if (exceptions) {
        devices.push(html`<a class="plain" href="#alarms">${chip('watch', counted('exceptions.open', exceptions))}</a>`);
    }
    return devices;
}

/** @param {any} node @param {number} now */
function state(node, now) {
    if (node.status !== 'ACTIVE') {
        return chip('idle', t('stores.withdrawn'));
    }
    if (!node.said) {
        return chip('idle', t('stores.new'));
    }
    return isQuiet(node.said, now) ? chip('watch', t('stores.quiet', { age: age(node.said.lastSeen, now) })) : chip('good', t('kit.online'));
}

/** @param {any} said @param {any} place @param {number} now */
function details(said, place, now) {
    return html`<div class="figures-row">
            ${figure(t('stores.lag'), said.lag.toLocaleString(locale()), `${said.confirmed.toLocaleString(locale())} / ${said.highest.toLocaleString(locale())}`)}
            ${figure(t('stores.release'), said.release, release(said))}
        </div>
        <dl class="pair-list">
            <dt>${t('stores.seen')}</dt>
            <dd>${t('stores.ago', { age: age(said.lastSeen, now) })}</dd>
            <dt>${t('stores.skew')}</dt>
            <dd>${(said.skewMs / 1000).toLocaleString(locale(), { maximumFractionDigits: 1, signDisplay: 'exceptZero' })} s</dd>
            <dt>${t('prices.zone')}</dt>
            <dd>${said.zone}</dd>
            ${place?.before
                ? html`<dt>${t('place.goesOn')}</dt>
                      <dd>${t('place.goesOnFrom', { epoch: place.before, sequence: place.lostAfter.toLocaleString(locale()), by: place.by, age: age(place.at, now) })}</dd>`
                : nothing}
            <dt>${t('stores.software')}</dt>
            <dd>${said.software}${said.epoch > 1 ? ` · ${t('stores.epoch', { epoch: said.epoch })}` : ''}</dd>
        </dl>`;
}

/** @param {any} said */
function release(said) {
    if (said.release >= said.newest) {
        return t('stores.newest');
    }
    return said.staged > said.release ? t('stores.staged', { release: said.staged }) : t('stores.newer', { release: said.newest });
}

/** A name that the shop gave, in words if there are any. @param {string} group @param {string} name */
export function named(group, name) {
    return hasText(`${group}.${name}`) ? t(`${group}.${name}`) : name;
}

customElements.define('ho-stores', Stores);
