import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Problem } from '../kit/http.js';
import { Outbox } from '../web/outbox.js';

const atOnce = async () => {};
const quiet = () => {};

function storage() {
    const kept = new Map();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

test('a command without an answer is sent again with the same id, until somebody answers', async () => {
    const ids = [];
    const reachable = [];
    const outbox = new Outbox(
        async ({ id }) => {
            ids.push(id);
            if (ids.length < 4) {
                throw ids.length === 3 ? new Problem(503, {}) : new NoAnswer('gone');
            }
            return 'done';
        },
        (_, there) => reachable.push(there),
        storage(),
        atOnce,
    );
    assert.equal(await outbox.submit('addToCart', {}), 'done');
    assert.equal(ids.length, 4);
    assert.equal(new Set(ids).size, 1);
    await new Promise((done) => setImmediate(done));
    assert.ok(reachable.includes(false));
    assert.equal(reachable.at(-1), true);
});

test('what a page left behind is sent by the next one under the same id, in its order, and once', async () => {
    const place = storage();
    const lost = new Outbox(() => new Promise(() => {}), quiet, place, atOnce);
    void lost.submit('addToCart', { product: 'milk' });
    void lost.submit('parkCart', {});
    const sent = [];
    const next = new Outbox(async (command) => sent.push(command), quiet, place, atOnce);
    await Promise.all(next.resume());
    assert.deepEqual(sent.map((it) => it.name), ['addToCart', 'parkCart']);
    assert.equal(sent[0].input.product, 'milk');
    assert.equal(new Outbox(async () => {}, quiet, place, atOnce).resume().length, 0);
});

test('what was answered with an error is not sent again, and does not keep the next one back', async () => {
    const place = storage();
    let sent = 0;
    const outbox = new Outbox(
        async () => {
            sent++;
            if (sent === 1) {
                throw new Problem(400, {});
            }
            return 'done';
        },
        quiet,
        place,
        atOnce,
    );
    const first = outbox.submit('addToCart', {});
    const second = outbox.submit('addToCart', {});
    await assert.rejects(first);
    assert.equal(await second, 'done');
    assert.equal(outbox.resume().length, 0);
});
