/** Sounds for a person who is not looking at the screen. Never the only sign of anything. */

const KEY = 'evertill.sound';

/** @type {AudioContext | undefined} */
let audio;

export function soundOn() {
    return localStorage.getItem(KEY) !== 'off';
}

/** @param {boolean} on */
export function setSound(on) {
    localStorage.setItem(KEY, on ? 'on' : 'off');
}

/** Two low tones, twice: something was not understood. */
export function soundRefused() {
    tones([
        [440, 0, 0.14],
        [330, 0.16, 0.24],
    ]);
}

/** One short high tone: taken. */
export function soundTaken() {
    tones([[1320, 0, 0.05]]);
}

/** @param {[frequency: number, from: number, length: number][]} melody */
function tones(melody) {
    if (!soundOn()) {
        return;
    }
    audio ??= new AudioContext();
    // A browser lets nothing sound before the first touch; then there is nothing to wait for.
    if (audio.state === 'suspended') {
        void audio.resume();
    }
    for (const [frequency, from, length] of melody) {
        const oscillator = new OscillatorNode(audio, { type: 'square', frequency });
        const volume = new GainNode(audio, { gain: 0.12 });
        oscillator.connect(volume).connect(audio.destination);
        oscillator.start(audio.currentTime + from);
        oscillator.stop(audio.currentTime + from + length);
    }
}
