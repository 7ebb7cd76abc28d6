import type { Helper } from './writer.ts';

/** JSON without jq, which writes 2600.00 as 2600 and is not there everywhere. */
export const BASH_JSON: Readonly<Record<string, Helper>> = {
  json_string: {
    code: `json_string() {
  local text=$1 code octet escape
  text=\${text//\\\\/\\\\\\\\}
  text=\${text//\\"/\\\\\\"}
  for code in {1..31}; do
    printf -v octet '%b' "\\\\$(printf '0%03o' "$code")"
    case $code in
      8) escape='\\b' ;;
      9) escape='\\t' ;;
      10) escape='\\n' ;;
      12) escape='\\f' ;;
      13) escape='\\r' ;;
      *) printf -v escape '\\\\u%04x' "$code" ;;
    esac
    text=\${text//"$octet"/"$escape"}
  done
  printf '"%s"' "$text"
}`,
  },
  json_object: {
    helpers: ['json_string'],
    code: `json_object() {
  local object=''
  for (( ; $# > 0; )); do
    object+=\${object:+,}$(json_string "$1"):$(json_string "$2")
    shift 2
  done
  printf '{%s}' "$object"
}`,
  },
  json_member: {
    helpers: ['find_member', 'fail'],
    code: `json_member() {
  find_member "$@" || fail "no member $2"
}`,
  },
  optional_member: {
    helpers: ['find_member'],
    code: `optional_member() {
  find_member "$@" || true
}`,
  },
  has_number: {
    helpers: ['find_member'],
    code: `# has_number JSON NAME: also true of what is not there. A time in quotes is not a number: RFC 7519, section 2.
has_number() {
  local -A members=()
  json_members "$1"
  [[ \${members["=$2"]-digit} == digit* ]]
}`,
  },
  find_member: {
    helpers: ['fail'],
    code: `# find_member JSON NAME…: the first of the names that is there. Numbers stay as they are written; jq 1.6 changes them.
find_member() {
  local name
  local -A members=()
  json_members "$1"
  for name in "\${@:2}"; do
    case \${members["=$name"]-} in
      plain* | digit*) printf '%s' "\${members["=$name"]:5}" && return ;;
      other*) fail "no plain member $name" ;;
    esac
  done
  return 1
}

# json_members JSON: fills members, which the caller has.
json_members() {
  local json=$1 token text value depth=1
  json_take '[{]'
  json_object_rest
  json_take '$'
}

json_take() {
  local pattern=$'^[ \\t\\r\\n]*'"($1)"
  [[ $json =~ $pattern ]] || fail 'not JSON'
  token=\${BASH_REMATCH[1]}
  json=\${json:\${#BASH_REMATCH[0]}}
}

JSON_STRING=$'"([^"\\\\\\\\\\x01-\\x1f]|\\\\\\\\(["\\\\\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
JSON_LITERAL='-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null'

json_value() {
  json_take "$JSON_STRING|$JSON_LITERAL|[[{]"
  depth=$((depth + 1))
  case $token in
    '"'*) json_text && value=plain$text ;;
    '{') json_object_rest && value=other ;;
    '[') json_array_rest && value=other ;;
    null) value=other ;;
    true | false) value=plain$token ;;
    *) value=digit$token ;;
  esac
  depth=$((depth - 1))
}

json_object_rest() {
  local name
  json_take "[}]|$JSON_STRING"
  while [[ $token != '}' ]]; do
    json_text
    name=$text
    json_take :
    json_value
    if ((depth == 1)); then
      members["=$name"]=$value
    fi
    json_take '[,}]'
    [[ $token == '}' ]] || json_take "$JSON_STRING"
  done
}

json_array_rest() {
  if [[ $json =~ ^[[:space:]]*']' ]]; then
    json_take ']'
    return
  fi
  token=,
  while [[ $token == , ]]; do
    json_value
    json_take '[],]'
  done
}

# The text of the JSON string in $token.
json_text() {
  local rest=\${token:1:\${#token}-2} code
  text=''
  while [[ $rest == *\\\\* ]]; do
    text+=\${rest%%\\\\*}
    rest=\${rest#*\\\\}
    case $rest in
      b*) text+=$'\\b' ;;
      f*) text+=$'\\f' ;;
      n*) text+=$'\\n' ;;
      r*) text+=$'\\r' ;;
      t*) text+=$'\\t' ;;
      u*)
        code=$((16#\${rest:1:4}))
        rest=\${rest:4}
        if ((code >> 10 == 0x36)) && [[ \${rest:1} == '\\u'[dD][c-fC-F]* ]]; then
          code=$((0x10000 + ((code & 0x3ff) << 10) + (16#\${rest:3:4} & 0x3ff)))
          rest=\${rest:6}
        fi
        utf8_char "$code"
        ;;
      *) text+=\${rest:0:1} ;;
    esac
    rest=\${rest:1}
  done
  text+=$rest
}

utf8_char() {
  local code=$1 octets
  ((code > 0)) || fail 'a shell variable cannot hold NUL'
  if ((code >> 11 == 0x1b)); then
    code=0xfffd # half of a surrogate pair
  fi
  if ((code < 0x80)); then
    octets=$code
  elif ((code < 0x800)); then
    octets="$((0xc0 | code >> 6)) $((0x80 | code & 63))"
  elif ((code < 0x10000)); then
    octets="$((0xe0 | code >> 12)) $((0x80 | code >> 6 & 63)) $((0x80 | code & 63))"
  else
    octets="$((0xf0 | code >> 18)) $((0x80 | code >> 12 & 63)) $((0x80 | code >> 6 & 63)) $((0x80 | code & 63))"
  fi
  # shellcheck disable=SC2086
  printf -v octets '\\\\x%02x' $octets
  printf -v octets '%b' "$octets"
  text+=$octets
}`,
  },
};
