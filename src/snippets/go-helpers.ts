import type { Helper } from './writer.ts';

/**
 * Functions by name with their imports. An import that is not used would not compile, so only those needed are
 * written.
 */
export const GO_HELPERS: Readonly<Record<string, Helper>> = {
  env: {
    imports: ['log', 'os'],
    code: `func env(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatal("set " + name + " in the environment")
	}
	return value
}`,
  },
  standardInput: {
    imports: ['io', 'log', 'os'],
    code: `func standardInput() string {
	data, err := io.ReadAll(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	return string(data)
}`,
  },
  nonceHex: {
    imports: ['crypto/rand', 'encoding/hex', 'log'],
    code: `func nonceHex() string {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		log.Fatal(err)
	}
	return hex.EncodeToString(random)
}`,
  },
  digest: {
    imports: ['hash'],
    code: `func digest(hasher hash.Hash, message []byte) []byte {
	hasher.Write(message)
	return hasher.Sum(nil)
}`,
  },
  joinPresent: {
    imports: ['strings'],
    code: `func joinPresent(separator string, parts ...string) string {
	present := []string{}
	for _, part := range parts {
		if part != "" {
			present = append(present, part)
		}
	}
	return strings.Join(present, separator)
}`,
  },
  utf8Text: {
    imports: ['log', 'unicode/utf8'],
    code: `func utf8Text(data []byte) string {
	if !utf8.Valid(data) {
		log.Fatal("not UTF-8")
	}
	return string(data)
}`,
  },
  hexDecode: {
    imports: ['encoding/hex', 'log'],
    code: `func hexDecode(text string) []byte {
	data, err := hex.DecodeString(text)
	if err != nil {
		log.Fatal(err)
	}
	return data
}`,
  },
  decode: {
    imports: ['encoding/base64', 'log'],
    code: `func decode(encoding *base64.Encoding, text string) []byte {
	data, err := encoding.DecodeString(text)
	if err != nil || encoding.EncodeToString(data) != text {
		log.Fatal("not in this form of base64")
	}
	return data
}`,
  },
  formEncode: {
    imports: ['net/url', 'strings'],
    code: `func formEncode(pairs ...[]string) string {
	escape := func(text string) string {
		return strings.NewReplacer("~", "%7E", "%2A", "*").Replace(url.QueryEscape(text))
	}
	parts := []string{}
	for _, pair := range pairs {
		if pair[1] != "" {
			parts = append(parts, escape(pair[0])+"="+escape(pair[1]))
		}
	}
	return strings.Join(parts, "&")
}`,
  },
  jsonString: {
    imports: ['fmt', 'strings'],
    code: `// jsonString escapes no more than JSON asks for; json.Marshal would also escape <, > and &.
func jsonString(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, char := range text {
		switch {
		case char == '"' || char == '\\\\':
			out.WriteByte('\\\\')
			out.WriteRune(char)
		case char == '\\b':
			out.WriteString("\\\\b")
		case char == '\\f':
			out.WriteString("\\\\f")
		case char == '\\n':
			out.WriteString("\\\\n")
		case char == '\\r':
			out.WriteString("\\\\r")
		case char == '\\t':
			out.WriteString("\\\\t")
		case char < 0x20:
			fmt.Fprintf(&out, "\\\\u%04x", char)
		default:
			out.WriteRune(char)
		}
	}
	out.WriteByte('"')
	return out.String()
}`,
  },
  jsonObject: {
    imports: ['strings'],
    helpers: ['jsonString'],
    code: `func jsonObject(pairs ...[]string) string {
	parts := []string{}
	for _, pair := range pairs {
		parts = append(parts, jsonString(pair[0])+":"+jsonString(pair[1]))
	}
	return "{" + strings.Join(parts, ",") + "}"
}`,
  },
  optionalMember: {
    imports: ['encoding/json', 'log'],
    code: `// optionalMember keeps numbers as they are written: 2600.00 is not 2600.
func optionalMember(text string, names ...string) string {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		log.Fatal(err)
	}
	for _, name := range names {
		raw, found := members[name]
		if !found {
			continue
		}
		if raw[0] != '"' {
			if raw[0] == '{' || raw[0] == '[' || raw[0] == 'n' {
				log.Fatal("no plain member " + name)
			}
			return string(raw)
		}
		var value string
		if err := json.Unmarshal(raw, &value); err != nil {
			log.Fatal(err)
		}
		return value
	}
	return ""
}`,
  },
  jsonMember: {
    imports: ['encoding/json', 'log'],
    helpers: ['optionalMember'],
    code: `func jsonMember(text string, names ...string) string {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		log.Fatal(err)
	}
	for _, name := range names {
		if _, found := members[name]; found {
			return optionalMember(text, name)
		}
	}
	log.Fatal("no member " + names[0])
	return ""
}`,
  },
  isNumber: {
    imports: ['encoding/json', 'log'],
    code: `// isNumber is also true of what is not there. A time in quotes is not a number: RFC 7519, section 2.
func isNumber(text, name string) bool {
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		log.Fatal(err)
	}
	raw, found := members[name]
	return !found || raw[0] == '-' || (raw[0] >= '0' && raw[0] <= '9')
}`,
  },
  split: {
    imports: ['log', 'strings'],
    code: `func split(text, separator string, count int) []string {
	parts := strings.Split(text, separator)
	if len(parts) != count {
		log.Fatalf("%d parts instead of %d", len(parts), count)
	}
	return parts
}`,
  },
  number: {
    imports: ['log', 'strconv'],
    code: `func number(text string) float64 {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		log.Fatal(err)
	}
	return value
}`,
  },
  minus: {
    imports: ['strconv'],
    helpers: ['number'],
    code: `func minus(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return strconv.FormatFloat(number(a)-number(b), 'f', -1, 64)
}`,
  },
  publicKey: {
    imports: ['crypto/x509', 'encoding/pem', 'log'],
    code: `func publicKey(text string) any {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		log.Fatal("the public key is not PEM")
	}
	key, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		log.Fatal(err)
	}
	return key
}`,
  },
  isSignedRS256: {
    imports: ['crypto', 'crypto/rsa', 'crypto/sha256'],
    helpers: ['publicKey'],
    code: `func isSignedRS256(key string, data, signature []byte) bool {
	public, isRSA := publicKey(key).(*rsa.PublicKey)
	sum := sha256.Sum256(data)
	return isRSA && rsa.VerifyPKCS1v15(public, crypto.SHA256, sum[:], signature) == nil
}`,
  },
  isSignedES256: {
    imports: ['crypto/ecdsa', 'crypto/sha256', 'math/big'],
    helpers: ['publicKey'],
    code: `func isSignedES256(key string, data, signature []byte) bool {
	public, isEC := publicKey(key).(*ecdsa.PublicKey)
	if !isEC || len(signature) != 64 {
		return false
	}
	sum := sha256.Sum256(data)
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	return ecdsa.Verify(public, sum[:], r, s)
}`,
  },
};

const KEYWORDS =
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var any bool byte error false float64 int int64 len make new nil rune string true append copy init main';
const FRAME =
  'base64 binary crypto ecdsa env err fmt hash hex hmac http io json log md5 number os pem rand request response answer client certificate rsa sha1 sha256 sha512 strconv strings subtle time tls url utf8 x509 big';

/** Keywords, builtins, packages and locals of the frame, and these helpers: all share one space of names. */
export const GO_RESERVED: ReadonlySet<string> = new Set([
  ...`${KEYWORDS} ${FRAME}`.split(' '),
  ...Object.keys(GO_HELPERS),
]);
