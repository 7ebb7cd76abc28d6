import type { Octets } from '../core/bytes/octets.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import type { Engine, HashName } from '../core/crypto/port.ts';
import type { Expr } from '../core/recipe/expression.ts';
import { OPS } from '../core/recipe/ops/index.ts';
import { bytesValue, LITERAL, textValue, type Value } from '../core/recipe/value.ts';

/**
 * One node's value for the search. The ops met at every attempt are computed without the origins
 * that the op table keeps; all others ask the table. Whatever is found is computed again by the
 * table before it is reported, so a slip here could hide an explanation but never make one.
 */
export class Quick {
  private readonly engine: Engine<'sync'>;
  private readonly bytes = new WeakMap<Value, Value>();
  private readonly kept = new WeakSet<Octets>();
  /** What each op made of a value that comes again: a candidate meets every other mistake with the same object. */
  private readonly made = new WeakMap<Value, Map<Expr, Value | undefined>>();
  private readonly digests = new WeakMap<Octets, { readonly algorithm: HashName; readonly value: Value }>();
  private readonly buffer = new Uint8Array(LONGEST);

  constructor(engine: Engine<'sync'>) {
    this.engine = engine;
  }

  step(node: Expr, args: readonly Value[]): Value | undefined {
    switch (node.op) {
      case 'utf8':
        return this.utf8(args[0], node.args[0]);
      case 'hash':
        return this.hash(node, args[0]);
      case 'hmac':
        return this.hmac(node, args[0], args[1]);
      case 'joinPresent':
        return joinedPresent(args, String(node.param));
      default:
        return args.length === 1 && args[0] ? this.again(node, args[0]) : this.asked(node, args);
    }
  }

  private again(node: Expr, of: Value): Value | undefined {
    let made = this.made.get(of);
    if (!made) this.made.set(of, (made = new Map()));
    if (made.has(node)) return made.get(node);
    const value = this.asked(node, [of]);
    made.set(node, value);
    return value;
  }

  private asked(node: Expr, args: readonly Value[]): Value | undefined {
    const result = OPS[node.op].evaluate(args, node.param);
    if ('request' in result) return bytesValue(this.engine.run(result.request), LITERAL);
    return 'refused' in result ? undefined : result;
  }

  /** An inner digest of an input comes back once for every other mistake: it is kept by the identity of its bytes. */
  private hash(node: Expr, data: Value | undefined): Value | undefined {
    if (data?.kind !== 'bytes') return undefined;
    const known = this.digests.get(data.bytes);
    if (known?.algorithm === node.param) return known.value;
    const algorithm = node.param as HashName;
    const value = bytesValue(this.engine.run({ call: 'hash', algorithm, data: data.bytes }), LITERAL);
    if (this.kept.has(data.bytes)) this.digests.set(data.bytes, { algorithm, value });
    return value;
  }

  private hmac(node: Expr, key: Value | undefined, data: Value | undefined): Value | undefined {
    if (key?.kind !== 'bytes' || data?.kind !== 'bytes' || key.size === 0) return undefined;
    const call = { call: 'hmac', algorithm: node.param as HashName, key: key.bytes, data: data.bytes } as const;
    return bytesValue(this.engine.run(call), LITERAL);
  }

  /** Inputs are few and come again: their value is the same object each time, so a key is expanded once. */
  private utf8(of: Value | undefined, node: Expr | undefined): Value | undefined {
    if (of?.kind !== 'text') return undefined;
    if (node && LISTS.has(node.op)) return bytesValue(this.encoded(of.text), LITERAL);
    let value = this.bytes.get(of);
    if (!value) {
      const bytes = this.encoded(of.text);
      this.kept.add(bytes);
      this.bytes.set(of, (value = bytesValue(bytes, LITERAL)));
    }
    return value;
  }

  /** Short ASCII is copied by hand: a call of TextEncoder costs more than the hash of 100 bytes. */
  private encoded(text: string): Octets {
    const { length } = text;
    if (length > LONGEST) return encodeUtf8(text);
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return encodeUtf8(text);
      this.buffer[i] = unit;
    }
    return this.buffer.slice(0, length);
  }
}

const LISTS: ReadonlySet<string> = new Set(['concat', 'join', 'joinPresent']);
/** Longer texts are TextEncoder's. */
const LONGEST = 600;

function joinedPresent(args: readonly Value[], separator: string): Value | undefined {
  const present: Value[] = [];
  for (const part of args) {
    if (part.kind !== 'text') return undefined;
    if (part.text !== '') present.push(part);
  }
  return joined(present, separator);
}

function joined(args: readonly Value[], separator: string): Value | undefined {
  let text = '';
  for (let i = 0; i < args.length; i++) {
    const part = args[i];
    if (part?.kind !== 'text') return undefined;
    text += i === 0 ? part.text : separator + part.text;
  }
  return textValue(text, LITERAL);
}
