import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Burst, GAP, SHORTEST_IN_PIN } from '../kit/wedge.js';

/** Keys one after another, so many milliseconds apart; answers what was let go on the way, and when the last one came. */
function press(burst, keys, gap, from = 0) {
    let at = from;
    const released = [];
    for (const key of keys) {
        released.push(...burst.add(key, at));
        at += gap;
    }
    return { released: released.join(''), last: at - gap };
}

test('a burst with Enter is a scan, and nothing of it leaks', () => {
    for (const gap of [0, 1, 20, GAP]) {
        const burst = new Burst();
        const { released, last } = press(burst, '4006381333931', gap);
        assert.equal(released, '');
        assert.equal(burst.end(last + gap), '4006381333931');
        assert.equal(burst.holding, false);
    }
});

test('a person is slower: every key is let go, and Enter is no scan', () => {
    const burst = new Burst();
    const { released, last } = press(burst, '4006381333931', GAP + 1);
    assert.equal(released, '400638133393');
    assert.equal(burst.end(last + GAP + 1), undefined);
    assert.deepEqual(burst.release(), ['1']);
});

test('keys of a person just before a scan are not part of it', () => {
    const burst = new Burst();
    press(burst, '12', 200);
    const { released, last } = press(burst, '4011', 5, 1000);
    assert.equal(released, '2');
    assert.equal(burst.end(last + 5), '4011');
});

test('three keys rolled over with Enter are a person', () => {
    const burst = new Burst();
    const { last } = press(burst, '123', 10);
    assert.equal(burst.end(last + 10), undefined);
    assert.deepEqual(burst.release(), ['1', '2', '3']);
});

test('in a PIN field a quick PIN is a PIN and a code is a scan', () => {
    const pin = new Burst();
    assert.equal(pin.end(press(pin, '1234', 5).last, SHORTEST_IN_PIN), undefined);
    const code = new Burst();
    assert.equal(code.end(press(code, '96385074', 5).last, SHORTEST_IN_PIN), '96385074');
});
