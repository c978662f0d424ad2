import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Commands } from '../kit/commands.js';
import { NoAnswer, Problem } from '../kit/http.js';

const atOnce = async () => {};

test('a command without an answer is sent again with the same id, until somebody answers', async () => {
    const ids = [];
    const commands = new Commands(
        async ({ id }) => {
            ids.push(id);
            if (ids.length < 4) {
                throw ids.length === 3 ? new Problem(503, {}) : new NoAnswer('gone');
            }
            return 'done';
        },
        () => {},
        atOnce,
    );
    assert.equal(await commands.submit({ action: 1 }), 'done');
    assert.equal(ids.length, 4);
    assert.equal(new Set(ids).size, 1);
});

test('a refusal is an answer', async () => {
    let sent = 0;
    const commands = new Commands(
        async () => {
            sent++;
            throw new Problem(409, { type: 'urn:evertill:refusal:THE_BASKET_IS_EMPTY', detail: 'Nothing to pay.' });
        },
        () => {},
        atOnce,
    );
    await assert.rejects(commands.submit({}), { code: 'THE_BASKET_IS_EMPTY', message: 'Nothing to pay.' });
    assert.equal(sent, 1);
});

test('commands go one after another, each with its own id, also after a refusal', async () => {
    const seen = [];
    const commands = new Commands(
        async (command) => {
            seen.push(`${command.n} begins`);
            await new Promise((done) => setTimeout(done, command.n === 1 ? 20 : 0));
            seen.push(`${command.n} ends`);
            if (command.n === 1) {
                throw new Problem(409, {});
            }
            return command.id;
        },
        () => {},
        atOnce,
    );
    const first = commands.submit({ n: 1 });
    const [second, third] = [commands.submit({ n: 2 }), commands.submit({ n: 3 })];
    await assert.rejects(first);
    assert.notEqual(await second, await third);
    assert.deepEqual(seen, ['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
});

test('it is told how many wait, and when nobody is there', async () => {
    const told = [];
    let tries = 0;
    const commands = new Commands(
        async () => {
            if (tries++ === 0) {
                throw new NoAnswer('gone');
            }
        },
        (waiting, reachable) => told.push([waiting, reachable]),
        atOnce,
    );
    await commands.submit({});
    await new Promise((done) => setTimeout(done));
    assert.deepEqual(told, [[1, true], [1, false], [0, true]]);
});
