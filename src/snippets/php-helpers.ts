import type { Helper } from './writer.ts';

/** Functions by name. PHP's strings are bytes: what counts characters says UTF-8. */
export const PHP_HELPERS: Readonly<Record<string, Helper>> = {
  fail: {
    code: `function fail(string $why): never
{
    fwrite(STDERR, $why . "\\n");
    exit(1);
}`,
  },
  env: {
    helpers: ['fail'],
    code: `function env(string $name): string
{
    $value = (string) getenv($name);
    return $value !== '' ? $value : fail("set $name in the environment");
}`,
  },
  base64UrlEncode: {
    code: `function base64UrlEncode(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}`,
  },
  base64Decode: {
    helpers: ['fail'],
    code: `/** base64_decode overlooks spaces and stray bits, even when it is strict. */
function base64Decode(string $text): string
{
    $bytes = base64_decode($text, true);
    return $bytes !== false && base64_encode($bytes) === $text ? $bytes : fail('not base64');
}`,
  },
  base64UrlDecode: {
    helpers: ['base64UrlEncode', 'fail'],
    code: `function base64UrlDecode(string $text): string
{
    $bytes = base64_decode(strtr($text, '-_', '+/'), true);
    return $bytes !== false && base64UrlEncode($bytes) === $text ? $bytes : fail('not base64url without padding');
}`,
  },
  hexDecode: {
    helpers: ['fail'],
    code: `function hexDecode(string $text): string
{
    return preg_match('/^([0-9a-f]{2})*$/Di', $text) ? (string) hex2bin($text) : fail('not hex');
}`,
  },
  utf8Text: {
    helpers: ['fail'],
    code: `function utf8Text(string $bytes): string
{
    return preg_match('//u', $bytes) ? $bytes : fail('not UTF-8');
}`,
  },
  joinPresent: {
    code: `function joinPresent(string $separator, string ...$parts): string
{
    return implode($separator, array_filter($parts, fn (string $part): bool => $part !== ''));
}`,
  },
  formEncode: {
    code: `/** Writes a form as browsers do: urlencode differs in the asterisk. */
function formEncode(array $pairs): string
{
    $present = array_filter($pairs, fn (string $value): bool => $value !== '');
    return str_replace('%2A', '*', http_build_query($present));
}`,
  },
  compactJson: {
    code: `function compactJson(array|string $value): string
{
    $asItIs = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS;
    return json_encode($value, $asItIs | JSON_THROW_ON_ERROR);
}`,
  },
  jsonMembers: {
    helpers: ['fail'],
    code: `/** Numbers stay as they are written, 2600.00 is not 2600.0: they are put in quotes before they are read. */
function jsonMembers(string $text): array
{
    json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    $token = '/"(?:[^"\\\\\\\\]++|\\\\\\\\.)*+"|-?\\d[-+.\\dEe]*+/';
    $quote = fn (array $found): string => $found[0][0] === '"' ? $found[0] : '"' . $found[0] . '"';
    $quoted = (string) preg_replace_callback($token, $quote, $text);
    $members = json_decode($quoted, true, 512, JSON_THROW_ON_ERROR);
    return is_array($members) ? $members : fail('not a JSON object');
}`,
  },
  jsonMember: {
    helpers: ['jsonMembers', 'fail'],
    code: `function jsonMember(string $text, string ...$names): string
{
    $members = jsonMembers($text);
    foreach ($names as $name) {
        if (array_key_exists($name, $members)) {
            $value = $members[$name];
            if (is_bool($value)) {
                return $value ? 'true' : 'false';
            }
            return is_string($value) ? $value : fail("$name is no plain value");
        }
    }
    fail("no member $names[0]");
}`,
  },
  optionalMember: {
    helpers: ['jsonMember'],
    code: `function optionalMember(string $text, string ...$names): string
{
    return array_intersect_key(array_flip($names), jsonMembers($text)) ? jsonMember($text, ...$names) : '';
}`,
  },
  isNumber: {
    code: `/** A time in quotes is not a number: RFC 7519, section 2. */
function isNumber(string $text, string $name): bool
{
    $members = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    return !array_key_exists($name, $members) || is_int($members[$name]) || is_float($members[$name]);
}`,
  },
  segment: {
    helpers: ['fail'],
    code: `function segment(string $text, string $separator, int $index, int $count): string
{
    $parts = explode($separator, $text);
    return count($parts) === $count ? $parts[$index] : fail(count($parts) . " parts instead of $count");
}`,
  },
  number: {
    helpers: ['fail'],
    code: `function number(string $text): float
{
    return preg_match('/^-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?$/D', $text) ? (float) $text : fail('not a number');
}`,
  },
  minus: {
    helpers: ['number'],
    code: `function minus(string $a, string $b): string
{
    return $a !== '' && $b !== '' ? json_encode(number($a) - number($b), JSON_THROW_ON_ERROR) : '';
}`,
  },
  publicKey: {
    helpers: ['fail'],
    code: `function publicKey(string $pem, int $type): OpenSSLAsymmetricKey
{
    $key = openssl_pkey_get_public($pem) ?: fail('the public key cannot be read');
    return openssl_pkey_get_details($key)['type'] === $type ? $key : fail('the public key is of another kind');
}`,
  },
  isSignedRS256: {
    helpers: ['publicKey'],
    code: `function isSignedRS256(string $pem, string $data, string $signature): bool
{
    return openssl_verify($data, $signature, publicKey($pem, OPENSSL_KEYTYPE_RSA), OPENSSL_ALGO_SHA256) === 1;
}`,
  },
  isSignedES256: {
    helpers: ['publicKey'],
    code: `/** A JWS has r and s, 32 bytes each; OpenSSL wants them as DER. */
function isSignedES256(string $pem, string $data, string $signature): bool
{
    if (strlen($signature) !== 64) {
        return false;
    }
    $der = '';
    foreach (str_split($signature, 32) as $bytes) {
        $bytes = ltrim($bytes, "\\0");
        if ($bytes === '' || ord($bytes[0]) > 0x7f) {
            $bytes = "\\0" . $bytes;
        }
        $der .= "\\x02" . chr(strlen($bytes)) . $bytes;
    }
    $der = "\\x30" . chr(strlen($der)) . $der;
    return openssl_verify($data, $der, publicKey($pem, OPENSSL_KEYTYPE_EC), OPENSSL_ALGO_SHA256) === 1;
}`,
  },
};

/** The only variables that are not ours to name. */
export const PHP_RESERVED: ReadonlySet<string> = new Set(
  'this GLOBALS argc argv headers context answer http_response_header'.split(' '),
);
