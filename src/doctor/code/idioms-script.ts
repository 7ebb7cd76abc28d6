import { operand, short, snake, spellShort, type BodySource, type Idiom } from './idiom.ts';

/** Escapes count between double quotes only. */
const quoted = (literal: string): string => (/[\\']/.test(literal) ? `"${literal}"` : `'${literal}'`);

/** PHP 8, as on its command line. */
export const php: Idiom = {
  language: 'php',
  prints: ['php-float', 'amount-php', 'amount-php-17'],
  formDecoded: (text) => `urldecode(${text})`,
  decodedText: (text) => `mb_convert_encoding(base64_decode(${text}), 'UTF-8', 'UTF-8')`,
  printed: (text) => `(string) (float) ${text}`,
  spell: (algorithm) => spellShort(algorithm)?.replace(/^(sha512)-/, '$1/'),
  byteOrderMark: '\\u{feff}',
  set: (name, value) => `$${name} = ${value};`,
  text: quoted,
  name: (name) => `$${name}`,
  join: (...parts) => parts.join(' . '),
  utf8: (text) => text,
  utf16: (text) => `mb_convert_encoding(${text}, 'UTF-16LE', 'UTF-8')`,
  latin1: (text) => `mb_convert_encoding(${text}, 'ISO-8859-1', 'UTF-8')`,
  inCharset: (text, charset) => `mb_convert_encoding(${text}, '${charset}', 'UTF-8')`,
  fromHex: (text) => `hex2bin(${text})`,
  fromBase64: (text) => `base64_decode(${text})`,
  hmac: (key, message, algorithm = 'SHA-256') => `hash_hmac('${php.spell(algorithm)}', ${message}, ${key}, true)`,
  hash: (message, algorithm = 'SHA-256') => `hash('${php.spell(algorithm)}', ${message}, true)`,
  hex: (bytes) => `bin2hex(${bytes})`,
  base64: (bytes) => `base64_encode(${bytes})`,
  base64url: (bytes) => `rtrim(strtr(base64_encode(${bytes}), '+/', '-_'), '=')`,
  upper: (text) => `strtoupper(${text})`,
  lower: (text) => `strtolower(${text})`,
  replaced: (text, from, to) => `str_replace(${quoted(from)}, ${quoted(to)}, ${text})`,
  trim: (text) => `trim(${text})`,
  received: {
    parsed: "json_decode(file_get_contents('php://input'), true)",
    text: "file_get_contents('php://input')",
    raw: "file_get_contents('php://input')",
  },
  sent: { parsed: '$payload', text: '$body', raw: '$body' },
  anew: ({ parsed }) => `json_encode(${parsed})`,
  encoded: (text) => `rawurlencode(${text})`,
  decoded: (text) => `rawurldecode(${text})`,
  seconds: '(string) time()',
  millis: '(string) round(microtime(true) * 1000)',
  base64Wrapped: (bytes) => `chunk_split(base64_encode(${bytes}))`,
  hexLossy: (bytes) => `implode('', array_map('dechex', unpack('C*', ${bytes})))`,
  localSeconds: "(string) strtotime(gmdate('Y-m-d H:i:s'))",
  nfd: (text) => `Normalizer::normalize(${text}, Normalizer::FORM_D)`,
  reversed: (bytes) => `strrev(${bytes})`,
  cut: (text, length) => `substr(${text}, 0, ${length})`,
  fixedAlgorithm: [
    'JWT::decode($token, new Key($publicKey, $header->alg));',
    "JWT::decode($token, new Key($publicKey, 'RS256'));",
  ],
};

/** Ruby, with its standard library. */
export const ruby: Idiom = {
  language: 'ruby',
  prints: [],
  formDecoded: (text) => `URI.decode_www_form_component(${text})`,
  decodedText: (text) => `Base64.decode64(${text}).force_encoding('UTF-8').scrub`,
  printed: (text) => `${text}.to_f.to_s`,
  spell: spellShort,
  byteOrderMark: '\\u{feff}',
  set: (name, value) => `${snake(name)} = ${value}`,
  text: quoted,
  name: snake,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `${operand(text)}.encode('UTF-8')`,
  utf16: (text) => `${text}.encode('UTF-16LE')`,
  latin1: (text) => `${text}.encode('ISO-8859-1')`,
  inCharset: (text, charset) => `${text}.encode('${charset}', undef: :replace)`,
  fromHex: (text) => `[${text}].pack('H*')`,
  fromBase64: (text) => `Base64.strict_decode64(${text})`,
  hmac: (key, message, algorithm = 'SHA-256') => `OpenSSL::HMAC.digest('${short(algorithm)}', ${key}, ${message})`,
  hash: (message, algorithm = 'SHA-256') => `OpenSSL::Digest.digest('${short(algorithm)}', ${message})`,
  hex: (bytes) => `${bytes}.unpack1('H*')`,
  base64: (bytes) => `Base64.strict_encode64(${bytes})`,
  base64url: (bytes) => `Base64.urlsafe_encode64(${bytes}, padding: false)`,
  upper: (text) => `${text}.upcase`,
  lower: (text) => `${text}.downcase`,
  replaced: (text, from, to) => `${text}.gsub(${quoted(from)}, ${quoted(to)})`,
  trim: (text) => `${text}.strip`,
  received: { parsed: 'JSON.parse(request.raw_post)', text: 'request.raw_post', raw: 'request.raw_post' },
  sent: { parsed: 'payload', text: 'body', raw: 'body' },
  anew: ({ parsed }) => `${parsed}.to_json`,
  encoded: (text) => `ERB::Util.url_encode(${text})`,
  decoded: (text) => `URI.decode_www_form_component(${text})`,
  seconds: 'Time.now.to_i.to_s',
  millis: '(Time.now.to_f * 1000).to_i.to_s',
  base64Wrapped: (bytes) => `Base64.encode64(${bytes})`,
  hexLossy: (bytes) => `${bytes}.bytes.map { |byte| byte.to_s(16) }.join`,
  asText: { 'printed-bytes-list': (bytes) => `${bytes}.bytes.to_s` },
  nfd: (text) => `${text}.unicode_normalize(:nfd)`,
  reversed: (bytes) => `${bytes}.reverse`,
  cut: (text, length) => `${text}[0, ${length}]`,
  fixedAlgorithm: ['JWT.decode(token, key, true)', "JWT.decode(token, key, true, algorithms: ['RS256'])"],
};

const literalOf = (text: string): string => (text.includes('\\') ? `$'${text}'` : text);

/** A text in a variable, given to a command. */
const piped = (text: string): string => (text.startsWith('"') ? `printf %s ${text}` : text);
const word = (part: string): string => (/^\$?["']/.test(part) ? part : `"$(${part})"`);

/** Bytes travel through pipes here: an expression is what stands between `$(` and `)`. */
const FILE: BodySource = { parsed: 'body.json', text: 'body.json', raw: 'cat body.json' };

/** Bash with openssl, jq and coreutils. */
export const bash: Idiom = {
  language: 'bash',
  prints: ['amount-g'],
  decodedText: (text) => `"$(printf %s ${text} | base64 -d)"`,
  printed: (text) => `printf %g ${text}`,
  spell: spellShort,
  byteOrderMark: '\\xef\\xbb\\xbf',
  set: (name, value) => `${name}=${value.startsWith('"') || value.startsWith("$'") ? value : `$(${value})`}`,
  text: (literal) => (literal.includes('\\') ? `$'${literal}'` : `"${literal.replaceAll('"', String.raw`\"`)}"`),
  name: (name) => `"$${name}"`,
  // Words of the shell that touch are one.
  join: (...parts) =>
    parts
      .map(word)
      .join('')
      .replaceAll(/(?<!^)""(?!$)/g, ''),
  utf8: (text) => text,
  utf16: (text) => `printf %s ${text} | iconv -t UTF-16LE`,
  latin1: (text) => `"$(printf %s ${text} | iconv -t ISO-8859-1)"`,
  fromHex: (text) => `hexkey:${text}`,
  fromBase64: (text) => `hexkey:"$(printf %s ${text} | base64 -d | xxd -p -c 256)"`,
  hmac: (key, message, algorithm = 'SHA-256') =>
    `printf %s ${message} | openssl dgst -${short(algorithm)} -mac HMAC -macopt ${key.startsWith('hexkey:') ? key : `key:${key}`} -binary`,
  hash: (message, algorithm = 'SHA-256') => `printf %s ${message} | openssl dgst -${short(algorithm)} -binary`,
  hex: (bytes) => `${piped(bytes)} | xxd -p -c 256`,
  base64: (bytes) => `${piped(bytes)} | base64 -w0`,
  base64url: (bytes) => `${piped(bytes)} | base64 -w0 | tr '+/' '-_' | tr -d '='`,
  upper: (text) => `${piped(text)} | tr a-z A-Z`,
  lower: (text) => `${piped(text)} | tr A-Z a-z`,
  replaced: (text, from, to) => `${text.slice(0, 2)}{${text.slice(2, -1)}//${literalOf(from)}/${literalOf(to)}}"`,
  trim: (text) => `printf %s ${text} | tr -d '[:space:]'`,
  received: FILE,
  sent: FILE,
  anew: ({ text }) => `jq . ${text}`,
  encoded: (text) => `jq -rn --arg v ${text} '$v|@uri'`,
  decoded: (text) => `printf '%b' ${text}`,
  seconds: 'date +%s',
  millis: 'date +%s%3N',
  base64Wrapped: (bytes) => `${piped(bytes)} | base64`,
  cut: (text, length) => `printf %s ${text} | head -c ${length}`,
};
