import { doubleQuoted, operand, short, type Idiom } from './idiom.ts';

/** `SHA256`, `SHA3-256`. */
const pascal = (algorithm: string): string => algorithm.replace(/^([A-Z]+)-/, '$1');
const isElsewhere = (algorithm: string): boolean => /^(?:Keccak|RIPEMD)/.test(algorithm);
/** .NET 8 has SHA-3, no SHA-224 and no short SHA-512. */
const net = (algorithm: string): string | undefined =>
  isElsewhere(algorithm) || /224|\//.test(algorithm) ? undefined : pascal(algorithm).replace('-', '_');
/** Go 1.24: the package, and what stands for the length where it has more than one. */
function goNames(algorithm: string): readonly [hash: string, length: string] {
  const [, family, length = ''] = /^(SHA3|[A-Z]+)-?([\d/]*)$/.exec(algorithm) ?? [];
  if (family === 'SHA3') return ['sha3', length];
  const home = /^(?:384|512\/)/.test(length) ? 'sha512' : length === '224' ? 'sha256' : short(algorithm);
  return [home, length.replace('/', '_')];
}
const goNew = (algorithm: string): string => {
  const [home, length] = goNames(algorithm);
  if (home === 'sha3') return `func() hash.Hash { return sha3.New${length}() }`;
  return `${home}.New${home === short(algorithm) ? '' : length}`;
};
const goSum = (algorithm: string): string => {
  const [home, length] = goNames(algorithm);
  return `${home}.Sum${/^(?:SHA-1|MD5)$/.test(algorithm) ? '' : length}`;
};

/** Java 17, with Jackson for JSON. */
export const java: Idiom = {
  language: 'java',
  prints: ['java-double', 'amount-java'],
  formDecoded: (text) => `URLDecoder.decode(${text}, StandardCharsets.UTF_8)`,
  decodedText: (text) => `new String(Base64.getDecoder().decode(${text}), StandardCharsets.UTF_8)`,
  printed: (text) => `String.valueOf(Double.parseDouble(${text}))`,
  spell: (algorithm) => (isElsewhere(algorithm) ? undefined : algorithm),
  byteOrderMark: '\\ufeff',
  set: (name, value) => `var ${name} = ${value};`,
  text: doubleQuoted,
  name: (name) => name,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `${operand(text)}.getBytes(StandardCharsets.UTF_8)`,
  utf16: (text) => `${text}.getBytes(StandardCharsets.UTF_16LE)`,
  latin1: (text) => `${text}.getBytes(StandardCharsets.ISO_8859_1)`,
  inCharset: (text, charset) => `${text}.getBytes(Charset.forName("${charset}"))`,
  fromHex: (text) => `HexFormat.of().parseHex(${text})`,
  fromBase64: (text) => `Base64.getDecoder().decode(${text})`,
  hmac: (key, message, algorithm = 'SHA-256') => `hmac("Hmac${pascal(algorithm)}", ${key}, ${message})`,
  hash: (message, algorithm = 'SHA-256') => `MessageDigest.getInstance("${algorithm}").digest(${message})`,
  hex: (bytes) => `HexFormat.of().formatHex(${bytes})`,
  base64: (bytes) => `Base64.getEncoder().encodeToString(${bytes})`,
  base64url: (bytes) => `Base64.getUrlEncoder().withoutPadding().encodeToString(${bytes})`,
  upper: (text) => `${text}.toUpperCase(Locale.ROOT)`,
  lower: (text) => `${text}.toLowerCase(Locale.ROOT)`,
  replaced: (text, from, to) => `${text}.replace("${from}", "${to}")`,
  trim: (text) => `${text}.strip()`,
  received: {
    parsed: 'mapper.readTree(request.getInputStream())',
    text: 'request.getInputStream()',
    raw: 'request.getInputStream().readAllBytes()',
  },
  sent: { parsed: 'payload', text: 'body', raw: 'body.getBytes(StandardCharsets.UTF_8)' },
  anew: ({ parsed }) => `mapper.writeValueAsBytes(${parsed})`,
  encoded: (text) => `URLEncoder.encode(${text}, StandardCharsets.UTF_8)`,
  decoded: (text) => `URLDecoder.decode(${text}, StandardCharsets.UTF_8)`,
  seconds: 'Long.toString(Instant.now().getEpochSecond())',
  millis: 'Long.toString(System.currentTimeMillis())',
  base64Wrapped: (bytes) => `Base64.getMimeEncoder().encodeToString(${bytes})`,
  hexLossy: (bytes) => `new BigInteger(1, ${bytes}).toString(16)`,
  localSeconds: 'Long.toString(LocalDateTime.now().toEpochSecond(ZoneOffset.UTC))',
  asText: { 'body-bytes-java': (bytes) => `Arrays.toString(${bytes})` },
  nfd: (text) => `Normalizer.normalize(${text}, Normalizer.Form.NFD)`,
  cut: (text, length) => `${text}.substring(0, ${length})`,
  rawSignature: ['Signature.getInstance("SHA256withECDSA")', 'Signature.getInstance("SHA256withECDSAinP1363Format")'],
  hexSigned: ['hex.append(Integer.toHexString(b));', 'hex.append(String.format("%02x", b));'],
};

const netType = (bytes: string): string => `${bytes}.ToString()`;

/** C# of .NET 8. */
export const csharp: Idiom = {
  language: 'csharp',
  prints: [],
  formDecoded: (text) => `WebUtility.UrlDecode(${text})`,
  decodedText: (text) => `Encoding.UTF8.GetString(Convert.FromBase64String(${text}))`,
  printed: (text) => `double.Parse(${text}).ToString()`,
  spell: net,
  byteOrderMark: '\\ufeff',
  set: (name, value) => `var ${name} = ${value};`,
  text: doubleQuoted,
  name: (name) => name,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `Encoding.UTF8.GetBytes(${text})`,
  utf16: (text) => `Encoding.Unicode.GetBytes(${text})`,
  latin1: (text) => `Encoding.Latin1.GetBytes(${text})`,
  inCharset: (text, charset) => `Encoding.GetEncoding("${charset}").GetBytes(${text})`,
  fromHex: (text) => `Convert.FromHexString(${text})`,
  fromBase64: (text) => `Convert.FromBase64String(${text})`,
  hmac: (key, message, algorithm = 'SHA-256') => `HMAC${net(algorithm)}.HashData(${key}, ${message})`,
  hash: (message, algorithm = 'SHA-256') => `${net(algorithm)}.HashData(${message})`,
  hex: (bytes) => `Convert.ToHexString(${bytes}).ToLowerInvariant()`,
  base64: (bytes) => `Convert.ToBase64String(${bytes})`,
  base64url: (bytes) => `Base64Url.EncodeToString(${bytes})`,
  upper: (text) => `${text}.ToUpperInvariant()`,
  lower: (text) => `${text}.ToLowerInvariant()`,
  replaced: (text, from, to) => `${text}.Replace("${from}", "${to}")`,
  trim: (text) => `${text}.Trim()`,
  received: { parsed: 'model', text: 'Request.Body', raw: 'await new StreamReader(Request.Body).ReadToEndAsync()' },
  sent: { parsed: 'model', text: 'body', raw: 'body' },
  anew: ({ parsed }) => `JsonSerializer.Serialize(${parsed})`,
  encoded: (text) => `Uri.EscapeDataString(${text})`,
  encodedLower: (text) => `HttpUtility.UrlEncode(${text})`,
  decoded: (text) => `Uri.UnescapeDataString(${text})`,
  seconds: 'DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString()',
  millis: 'DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString()',
  base64Wrapped: (bytes) => `Convert.ToBase64String(${bytes}, Base64FormattingOptions.InsertLineBreaks)`,
  hexLossy: (bytes) => `string.Concat(${bytes}.Select(b => b.ToString("x")))`,
  hexDashed: (bytes) => `BitConverter.ToString(${bytes})`,
  localSeconds: '((long)(DateTime.Now - DateTime.UnixEpoch).TotalSeconds).ToString()',
  asText: {
    'body-bytes-net': netType,
    'message/bytes': netType,
    'net-bytes': netType,
    'printed-net-dashes': (bytes) => `BitConverter.ToString(${bytes})`,
  },
  nfd: (text) => `${text}.Normalize(NormalizationForm.FormD)`,
  reversed: (bytes) => `${bytes}.Reverse().ToArray()`,
  cut: (text, length) => `${text}[..${length}]`,
  rawSignature: [
    'key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)',
    'key.SignData(data, HashAlgorithmName.SHA256)',
  ],
};

const sprint = (bytes: string): string => `fmt.Sprint(${bytes})`;

/** Go, with its standard library. */
export const go: Idiom = {
  language: 'go',
  prints: ['go-float', 'amount-go'],
  formDecoded: (text) => `mustUnescape(${text}) // url.QueryUnescape`,
  decodedText: (text) => `strings.ToValidUTF8(string(mustBase64(${text})), "\\uFFFD")`,
  printed: (text) => `fmt.Sprint(mustFloat(${text}))`,
  spell: (algorithm) => (isElsewhere(algorithm) ? undefined : goNames(algorithm)[0]),
  byteOrderMark: '\\ufeff',
  set: (name, value) => `${name} := ${value}`,
  text: doubleQuoted,
  name: (name) => name,
  join: (...parts) => parts.join(' + '),
  utf8: (text) => `[]byte(${text})`,
  utf16: (text) => `utf16LE(${text})`,
  latin1: (text) => `latin1(${text})`,
  fromHex: (text) => `mustHex(${text}) // hex.DecodeString`,
  fromBase64: (text) => `mustBase64(${text}) // base64.StdEncoding.DecodeString`,
  hmac: (key, message, algorithm = 'SHA-256') => `mac(${goNew(algorithm)}, ${key}, ${message})`,
  hash: (message, algorithm = 'SHA-256') => `${goSum(algorithm)}(${message})`,
  hex: (bytes) => `hex.EncodeToString(${bytes})`,
  base64: (bytes) => `base64.StdEncoding.EncodeToString(${bytes})`,
  base64url: (bytes) => `base64.RawURLEncoding.EncodeToString(${bytes})`,
  upper: (text) => `strings.ToUpper(${text})`,
  lower: (text) => `strings.ToLower(${text})`,
  replaced: (text, from, to) => `strings.ReplaceAll(${text}, "${from}", "${to}")`,
  trim: (text) => `strings.TrimSpace(${text})`,
  received: { parsed: 'payload', text: 'r.Body', raw: 'readAll(r.Body) // io.ReadAll' },
  sent: { parsed: 'payload', text: 'body', raw: '[]byte(body)' },
  anew: ({ parsed }) => `marshal(${parsed}) // json.Marshal`,
  encoded: (text) => `url.PathEscape(${text})`,
  decoded: (text) => `mustUnescape(${text}) // url.PathUnescape`,
  seconds: 'strconv.FormatInt(time.Now().Unix(), 10)',
  millis: 'strconv.FormatInt(time.Now().UnixMilli(), 10)',
  hexLossy: (bytes) => `new(big.Int).SetBytes(${bytes}).Text(16)`,
  asText: { 'body-bytes-go': sprint, 'go-bytes': sprint },
  nfd: (text) => `norm.NFD.String(${text})`,
  cut: (text, length) => `${text}[:${length}]`,
  fixedAlgorithm: ['jwt.Parse(token, keyFunc)', 'jwt.Parse(token, keyFunc, jwt.WithValidMethods([]string{"RS256"}))'],
};
