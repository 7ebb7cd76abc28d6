import { BASH_JSON } from './bash-json.ts';
import type { Helper } from './writer.ts';

/** Functions by name. A variable holds bytes as hexadecimal, since a shell variable holds no NUL. */
export const BASH_HELPERS: Readonly<Record<string, Helper>> = {
  fail: {
    code: `fail() {
  printf '%s\\n' "$1" >&2
  exit 1
}`,
  },
  to_hex: {
    code: `to_hex() {
  od -An -v -tx1 | tr -d ' \\n'
}`,
  },
  from_hex: {
    helpers: ['fail'],
    code: `from_hex() {
  [[ $1 =~ ^([0-9a-fA-F]{2})*$ ]] || fail 'not hexadecimal'
  printf '%b' "$(printf '%s' "$1" | sed 's/../\\\\x&/g')"
}`,
  },
  hmac: {
    code: `# hmac DIGEST KEY: the key in hexadecimal. It is an argument of openssl: others on this machine can see it while openssl runs.
hmac() {
  openssl dgst "-$1" -mac HMAC -macopt "hexkey:$2" -binary
}`,
  },
  add_header: {
    code: `# add_header NAME VALUE: curl leaves a header without a value out, unless it is written with a semicolon.
add_header() {
  case $2 in
    *[![:blank:]]*) options+=(--header "$1: $2") ;;
    *) options+=(--header "$1;") ;;
  esac
}`,
  },
  join_present: {
    code: `join_present() {
  local separator=$1 joined='' part
  for part in "\${@:2}"; do
    if [[ -n $part ]]; then
      joined+=\${joined:+$separator}$part
    fi
  done
  printf '%s' "$joined"
}`,
  },
  utf8_text: {
    helpers: ['fail', 'to_hex', 'from_hex'],
    code: `utf8_text() {
  local hex
  hex=$(to_hex)
  [[ ! $hex =~ ^(..)*00 ]] || fail 'a shell variable cannot hold NUL'
  from_hex "$hex" | iconv -f UTF-8 -t UTF-8
}`,
  },
  base64_decode: {
    helpers: ['fail'],
    code: `base64_decode() {
  [[ $(printf '%s' "$1" | openssl base64 -d -A | openssl base64 -A) == "$1" ]] || fail 'not base64 with its padding'
  printf '%s' "$1" | openssl base64 -d -A
}`,
  },
  base64url: {
    code: `base64url() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}`,
  },
  base64url_decode: {
    helpers: ['fail', 'base64_decode'],
    code: `base64url_decode() {
  local text=$1
  [[ $text =~ ^[A-Za-z0-9_-]*$ ]] || fail 'not base64url without padding'
  while ((\${#text} % 4)); do
    text+='='
  done
  base64_decode "$(printf '%s' "$text" | tr -- '-_' '+/')"
}`,
  },
  percent_encode: {
    code: `percent_encode() {
  local encoded='' octet i
  for ((i = 0; i < \${#1}; i++)); do
    octet=\${1:i:1}
    [[ $octet == [A-Za-z0-9._~-] ]] || printf -v octet '%%%02X' "'$octet"
    encoded+=$octet
  done
  printf '%s' "$encoded"
}`,
  },
  form_encode: {
    helpers: ['percent_encode'],
    code: `form_encode() {
  local form='' pair
  for (( ; $# > 0; )); do
    if [[ -n $2 ]]; then
      pair=$(percent_encode "$1")=$(percent_encode "$2")
      pair=\${pair//'%20'/+}
      pair=\${pair//'%2A'/'*'}
      form+=\${form:+&}\${pair//'~'/%7E}
    fi
    shift 2
  done
  printf '%s' "$form"
}`,
  },
  ...BASH_JSON,
  segment: {
    helpers: ['fail'],
    code: `# segment TEXT SEPARATOR INDEX COUNT
segment() {
  local rest=$1 parts=()
  while [[ $rest == *"$2"* ]]; do
    parts+=("\${rest%%"$2"*}")
    rest=\${rest#*"$2"}
  done
  parts+=("$rest")
  ((\${#parts[@]} == $4)) || fail "\${#parts[@]} parts instead of $4"
  printf '%s' "\${parts[$3]}"
}`,
  },
  is_number: {
    helpers: ['fail'],
    code: `is_number() {
  [[ $1 =~ ^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$ ]] || fail 'not a number'
}`,
  },
  is_less: {
    helpers: ['is_number'],
    code: `is_less() {
  is_number "$1"
  is_number "$2"
  awk -v a="$1" -v b="$2" 'BEGIN { exit !(a + 0 < b + 0) }'
}`,
  },
  minus: {
    helpers: ['is_number'],
    code: `minus() {
  [[ -n $1 && -n $2 ]] || return 0
  is_number "$1"
  is_number "$2"
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.15g", a - b }'
}`,
  },
  is_same: {
    helpers: ['to_hex', 'hmac'],
    code: `# Compares HMACs under a random key: how long that takes says nothing about the texts.
is_same() {
  local key
  key=$(openssl rand -hex 32)
  [[ $(printf '%s' "$1" | hmac sha256 "$key" | to_hex) == "$(printf '%s' "$2" | hmac sha256 "$key" | to_hex)" ]]
}`,
  },
  is_signed: {
    code: `# is_signed PEM SIGNATURE-FILE, of standard input
is_signed() {
  openssl dgst -sha256 -verify <(printf '%s' "$1") -signature "$2" >/dev/null
}`,
  },
  ecdsa_der: {
    helpers: ['from_hex'],
    code: `# r and s, 32 bytes each in hexadecimal, as the DER that openssl reads
ecdsa_der() {
  local hex=$1 number der=''
  [[ \${#hex} -eq 128 ]] || return 0
  for number in "\${hex:0:64}" "\${hex:64}"; do
    while [[ $number == 00?* ]]; do
      number=\${number:2}
    done
    if [[ $number == [89a-f]* ]]; then
      number=00$number
    fi
    printf -v der '%s02%02x%s' "$der" "$((\${#number} / 2))" "$number"
  done
  from_hex "$(printf '30%02x%s' "$((\${#der} / 2))" "$der")"
}`,
  },
};

/** What the frame and its functions keep in variables outside of functions. Environment variables are in capitals. */
const FRAME = 'options response _';

/** Names that no variable of ours may have. Functions of Bash have a space of names of their own. */
export const BASH_RESERVED: ReadonlySet<string> = new Set(FRAME.split(' '));
