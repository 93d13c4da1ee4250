export const id = 347;
export const ids = [347];
export const modules = {

/***/ 3289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ RegexError)
/* harmony export */ });
class RegexError extends Error {
    name = 'RegexError';
}


/***/ }),

/***/ 5347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RegexError: () => (/* reexport */ errors/* RegexError */.q),
  parseTagPattern: () => (/* binding */ parseTagPattern)
});

// EXTERNAL MODULE: ./packages/policy/lib/glob.js
var glob = __webpack_require__(8024);
// EXTERNAL MODULE: ./packages/policy/lib/regex/errors.js
var errors = __webpack_require__(3289);
;// CONCATENATED MODULE: ./packages/policy/lib/regex/program.js

const MAX_STEPS = 5000;
function compile(part) {
    const steps = [{ kind: 'match' }];
    const first = emit(part, 0, steps);
    add(steps, { kind: 'split', next: first, other: first });
    return steps;
}
function emit(part, next, steps) {
    switch (part.kind) {
        case 'character':
            return add(steps, { kind: 'character', matches: part.matches, next });
        case 'start':
        case 'end':
            return add(steps, { kind: part.kind, next });
        case 'sequence':
            return part.parts.reduceRight((after, each) => emit(each, after, steps), next);
        case 'choice':
            return part.parts
                .map((each) => emit(each, next, steps))
                .reduce((first, other) => add(steps, { kind: 'split', next: first, other }));
        case 'repeat':
            return emitRepeat(part, next, steps);
    }
}
function emitRepeat({ part, least, most }, next, steps) {
    let after = next;
    if (most === Number.POSITIVE_INFINITY) {
        const loop = { kind: 'split', next, other: next };
        after = add(steps, loop);
        loop.other = emit(part, after, steps);
    }
    else {
        for (let count = least; count < most; count += 1) {
            after = add(steps, { kind: 'split', next, other: emit(part, after, steps) });
        }
    }
    for (let count = 0; count < least; count += 1)
        after = emit(part, after, steps);
    return after;
}
function add(steps, step) {
    if (steps.length >= MAX_STEPS)
        throw new errors/* RegexError */.q('its repetitions multiply to too much');
    return steps.push(step) - 1;
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/character-set.js

const ESCAPABLE = new Set('^$\\.*+?()[]{}|/-_:@,=~#%&!"\'<>;` ');
const DIGIT = between('0', '9');
const WORD = anyOf([DIGIT, between('a', 'z'), between('A', 'Z'), between('_', '_')]);
const SPACE = (code) => /\s/.test(String.fromCharCode(code));
function classEscape(letter) {
    const known = { d: DIGIT, w: WORD, s: SPACE };
    const lower = Object.hasOwn(known, letter.toLowerCase()) ? known[letter.toLowerCase()] : undefined;
    return lower === undefined || letter === letter.toLowerCase() ? lower : not(lower);
}
function readSet(reader) {
    const negated = reader.skip('^');
    const sets = [];
    while (!reader.skip(']')) {
        const first = readMember(reader);
        if (typeof first === 'string' && reader.at('-') && !reader.at('-]')) {
            reader.take();
            sets.push(readRange(first, readMember(reader)));
        }
        else {
            sets.push(typeof first === 'string' ? between(first, first) : first);
        }
    }
    return negated ? not(anyOf(sets)) : anyOf(sets);
}
function readRange(first, last) {
    if (typeof last !== 'string')
        throw new errors/* RegexError */.q('a set such as \\d cannot end a range');
    if (last < first)
        throw new errors/* RegexError */.q(`the range ${first}-${last} is out of order`);
    return between(first, last);
}
function readMember(reader) {
    const character = reader.take();
    if (character !== '\\')
        return character;
    const escaped = reader.take();
    const known = classEscape(escaped);
    if (known !== undefined)
        return known;
    if (!ESCAPABLE.has(escaped))
        throw new errors/* RegexError */.q(`"\\${escaped}" is not supported in a set`);
    return escaped;
}
function between(first, last) {
    const low = first.charCodeAt(0);
    const high = last.charCodeAt(0);
    return (code) => code >= low && code <= high;
}
function anyOf(sets) {
    return (code) => sets.some((set) => set(code));
}
function not(set) {
    return (code) => !set(code);
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/reader.js

class Reader {
    #source;
    #at = 0;
    constructor(source) {
        this.#source = source;
    }
    get done() {
        return this.#at >= this.#source.length;
    }
    at(text) {
        return this.#source.startsWith(text, this.#at);
    }
    skip(text) {
        const found = this.at(text);
        if (found)
            this.#at += text.length;
        return found;
    }
    match(pattern) {
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#source) ?? undefined;
        this.#at += found?.[0].length ?? 0;
        return found;
    }
    take() {
        const character = this.#source[this.#at];
        if (character === undefined)
            throw new errors/* RegexError */.q('it ends too early');
        this.#at += 1;
        return character;
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/syntax.js



const MAX_DEPTH = 20;
const MAX_COUNT = 1000;
const LINE_ENDS = new Set(['\n', '\r', '\u2028', '\u2029'].map((end) => end.charCodeAt(0)));
function parseSyntax(source) {
    const reader = new Reader(source);
    const part = readChoice(reader, 0);
    if (!reader.done)
        throw new errors/* RegexError */.q('there is a ")" without "("');
    return part;
}
function readChoice(reader, depth) {
    if (depth > MAX_DEPTH)
        throw new errors/* RegexError */.q(`groups are nested deeper than ${MAX_DEPTH}`);
    const parts = [readSequence(reader, depth)];
    while (reader.skip('|'))
        parts.push(readSequence(reader, depth));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
}
function readSequence(reader, depth) {
    const parts = [];
    while (!reader.done && !reader.at('|') && !reader.at(')'))
        parts.push(readRepeat(reader, depth));
    return { kind: 'sequence', parts };
}
function readRepeat(reader, depth) {
    const part = readAtom(reader, depth);
    const counts = readQuantifier(reader);
    if (counts === undefined)
        return part;
    if (part.kind === 'start' || part.kind === 'end')
        throw new errors/* RegexError */.q('an anchor cannot be repeated');
    reader.skip('?');
    if (readQuantifier(reader) !== undefined)
        throw new errors/* RegexError */.q('a quantifier follows another');
    return { kind: 'repeat', part, ...counts };
}
function readQuantifier(reader) {
    if (reader.skip('*'))
        return { least: 0, most: Number.POSITIVE_INFINITY };
    if (reader.skip('+'))
        return { least: 1, most: Number.POSITIVE_INFINITY };
    if (reader.skip('?'))
        return { least: 0, most: 1 };
    const [text, from = '', comma, to = ''] = reader.match(/\{(\d{1,5})(,?)(\d{0,5})\}/y) ?? [];
    if (text === undefined)
        return undefined;
    const least = Number(from);
    const most = comma === '' ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (most < least)
        throw new errors/* RegexError */.q(`the numbers of ${text} are out of order`);
    if (least > MAX_COUNT || (most > MAX_COUNT && Number.isFinite(most)))
        throw new errors/* RegexError */.q(`${text} is more than ${MAX_COUNT}`);
    return { least, most };
}
function readAtom(reader, depth) {
    if (reader.skip('^'))
        return { kind: 'start' };
    if (reader.skip('$'))
        return { kind: 'end' };
    if (reader.skip('.'))
        return { kind: 'character', matches: (code) => !LINE_ENDS.has(code) };
    if (reader.skip('('))
        return readGroup(reader, depth);
    if (reader.skip('['))
        return { kind: 'character', matches: readSet(reader) };
    if (reader.skip('\\'))
        return readEscape(reader);
    const character = reader.take();
    if ('*+?'.includes(character))
        throw new errors/* RegexError */.q(`there is nothing before "${character}" to repeat`);
    if ('{}]'.includes(character))
        throw new errors/* RegexError */.q(`write "\\${character}" for the character "${character}"`);
    const code = character.charCodeAt(0);
    return { kind: 'character', matches: (each) => each === code };
}
function readGroup(reader, depth) {
    if (reader.at('?') && !reader.skip('?:'))
        throw new errors/* RegexError */.q('of groups with "(?" only "(?:" is supported: no lookaround, no names');
    const part = readChoice(reader, depth + 1);
    if (!reader.skip(')'))
        throw new errors/* RegexError */.q('a ")" is missing');
    return part;
}
function readEscape(reader) {
    const character = reader.take();
    const matches = classEscape(character);
    if (matches !== undefined)
        return { kind: 'character', matches };
    if (!ESCAPABLE.has(character))
        throw new errors/* RegexError */.q(`"\\${character}" is not supported: known are \\d \\w \\s and escaped punctuation`);
    const code = character.charCodeAt(0);
    return { kind: 'character', matches: (each) => each === code };
}

;// CONCATENATED MODULE: ./packages/policy/lib/regex/regex.js



const MAX_LENGTH = 500;
function parseRegex(source) {
    if (source.length > MAX_LENGTH)
        throw new errors/* RegexError */.q(`it is longer than ${MAX_LENGTH} characters`);
    const steps = compile(parseSyntax(source));
    return { test: (text) => matches(steps, text) };
}
function matches(steps, text) {
    const machine = new Machine(steps, text);
    for (let at = 0; at <= text.length; at += 1) {
        if (machine.reach(at))
            return true;
        machine.consume(at);
    }
    return false;
}
class Machine {
    #steps;
    #text;
    #seen;
    #waiting = [];
    #characters = [];
    constructor(steps, text) {
        this.#steps = steps;
        this.#text = text;
        this.#seen = new Uint32Array(steps.length);
    }
    reach(at) {
        this.#waiting.push(this.#steps.length - 1);
        this.#characters = [];
        for (let index = this.#waiting.pop(); index !== undefined; index = this.#waiting.pop()) {
            if (this.#seen[index] === at + 1)
                continue;
            this.#seen[index] = at + 1;
            if (this.#follow(index, at))
                return true;
        }
        return false;
    }
    consume(at) {
        const code = this.#text.charCodeAt(at);
        for (const index of this.#characters) {
            const step = this.#steps[index];
            if (step?.kind === 'character' && step.matches(code))
                this.#waiting.push(step.next);
        }
    }
    #follow(index, at) {
        const step = this.#steps[index];
        if (step === undefined || step.kind === 'match')
            return true;
        if (step.kind === 'character')
            this.#characters.push(index);
        else if (step.kind === 'split')
            this.#waiting.push(step.next, step.other);
        else if (step.kind === 'start' ? at === 0 : at === this.#text.length)
            this.#waiting.push(step.next);
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/tag-pattern.js



function parseTagPattern(source) {
    if (source.length < 2 || !source.startsWith('/') || !source.endsWith('/'))
        return (0,glob/* parseGlob */.q)(source);
    const regex = parseRegex(source.slice(1, -1));
    return { source, matches: (tag) => regex.test(tag) };
}


/***/ })

};
