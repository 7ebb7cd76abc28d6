import type { Helper } from './writer.ts';

/** Functions by name with their imports; `cryptography` is asked for where a signature is verified. */
export const PYTHON_HELPERS: Readonly<Record<string, Helper>> = {
  env: {
    imports: ['os', 'sys'],
    code: `def env(name):
    value = os.environ.get(name)
    if not value:
        sys.exit(f"set {name} in the environment")
    return value`,
  },
  base64url_decode: {
    imports: ['base64'],
    code: `def base64url_decode(text):
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(data).decode("ascii").rstrip("=") != text:
        raise ValueError("not base64url without padding")
    return data`,
  },
  form_encode: {
    imports: ['urllib.parse'],
    code: `def form_encode(pairs):
    present = [(name, value) for name, value in pairs if value]
    return urllib.parse.urlencode(present, safe="*").replace("~", "%7E")`,
  },
  compact_json: {
    imports: ['json'],
    code: `def compact_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))`,
  },
  json_member: {
    imports: ['json'],
    code: `def json_member(text, *names, default=None):
    # Numbers stay as they are written: 2600.00 is not 2600.0.
    members = json.loads(text, parse_int=str, parse_float=str)
    value = next((members[name] for name in names if name in members), default)
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise ValueError(f"no plain member {names[0]}")
    return value`,
  },
  is_number: {
    imports: ['json'],
    code: `def is_number(text, name):
    # A time in quotes is not a number: RFC 7519, section 2.
    value = json.loads(text).get(name, 0)
    return isinstance(value, (int, float)) and not isinstance(value, bool)`,
  },
  split: {
    code: `def split(text, separator, count):
    parts = text.split(separator)
    if len(parts) != count:
        raise ValueError(f"{len(parts)} parts instead of {count}")
    return parts`,
  },
  minus: {
    code: `def minus(a, b):
    if not a or not b:
        return ""
    difference = float(a) - float(b)
    return str(int(difference)) if difference.is_integer() else str(difference)`,
  },
  is_signed_rs256: {
    imports: [
      'cryptography.exceptions',
      'cryptography.hazmat.primitives.asymmetric.padding',
      'cryptography.hazmat.primitives.hashes',
      'cryptography.hazmat.primitives.serialization',
    ],
    code: `def is_signed_rs256(public_key, data, signature):
    primitives = cryptography.hazmat.primitives
    key = primitives.serialization.load_pem_public_key(public_key.encode("ascii"))
    try:
        key.verify(signature, data, primitives.asymmetric.padding.PKCS1v15(), primitives.hashes.SHA256())
        return True
    except cryptography.exceptions.InvalidSignature:
        return False`,
  },
  is_signed_es256: {
    imports: [
      'cryptography.exceptions',
      'cryptography.hazmat.primitives.asymmetric.ec',
      'cryptography.hazmat.primitives.asymmetric.utils',
      'cryptography.hazmat.primitives.hashes',
      'cryptography.hazmat.primitives.serialization',
    ],
    code: `def is_signed_es256(public_key, data, signature):
    primitives = cryptography.hazmat.primitives
    key = primitives.serialization.load_pem_public_key(public_key.encode("ascii"))
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    der = primitives.asymmetric.utils.encode_dss_signature(r, s)
    try:
        key.verify(der, data, primitives.asymmetric.ec.ECDSA(primitives.hashes.SHA256()))
        return len(signature) == 64
    except cryptography.exceptions.InvalidSignature:
        return False`,
  },
};

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case';
const BUILTINS =
  'id hash str int float bytes list dict set len print open input format type object next iter map filter min max sum all any ord chr hex bin dir vars isinstance';
const FRAME =
  'base64 binascii hashlib hmac json os secrets ssl sys time urllib cryptography request response error tls env split minus base64url_decode form_encode compact_json json_member is_number is_signed_rs256 is_signed_es256';

/** Keywords, builtins, modules and names of the frame, and what helpers are called. */
export const PYTHON_RESERVED: ReadonlySet<string> = new Set(`${KEYWORDS} ${BUILTINS} ${FRAME}`.split(' '));
