import { JAVA_JSON } from './java-json.ts';
import type { Helper } from './writer.ts';

const UTF8 = 'static java.nio.charset.StandardCharsets.UTF_8';

/** Static methods by name with their imports, for Java 17. */
export const JAVA_HELPERS: Readonly<Record<string, Helper>> = {
  env: {
    code: `    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("set " + name + " in the environment");
        }
        return value;
    }`,
  },
  nonceHex: {
    imports: ['java.security.SecureRandom', 'java.util.HexFormat'],
    code: `    private static String nonceHex() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }`,
  },
  hmac: {
    imports: ['java.security.GeneralSecurityException', 'javax.crypto.Mac', 'javax.crypto.spec.SecretKeySpec'],
    code: `    private static byte[] hmac(String algorithm, byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(message);
    }`,
  },
  joinPresent: {
    imports: ['java.util.stream.Collectors', 'java.util.stream.Stream'],
    code: `    private static String joinPresent(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }`,
  },
  utf8Text: {
    imports: ['java.nio.ByteBuffer', 'java.nio.charset.CharacterCodingException', UTF8],
    code: `    /** Unlike new String(bytes, UTF_8), refuses what is not UTF-8. */
    private static String utf8Text(byte[] data) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
    }`,
  },
  base64Decode: {
    imports: ['java.util.Base64'],
    code: `    private static byte[] base64Decode(String text) {
        byte[] data = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(data).equals(text)) {
            throw new IllegalArgumentException("not base64 with its padding");
        }
        return data;
    }`,
  },
  base64urlDecode: {
    imports: ['java.util.Base64'],
    code: `    private static byte[] base64urlDecode(String text) {
        byte[] data = Base64.getUrlDecoder().decode(text);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(data).equals(text)) {
            throw new IllegalArgumentException("not base64url without padding");
        }
        return data;
    }`,
  },
  percentEncode: {
    imports: ['java.net.URLEncoder', UTF8],
    code: `    private static String percentEncode(String text) {
        String encoded = URLEncoder.encode(text, UTF_8);
        return encoded.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }`,
  },
  formEncode: {
    imports: ['java.net.URLEncoder', UTF8, 'java.util.List', 'java.util.Map', 'java.util.stream.Collectors'],
    code: `    private static String formEncode(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
            .filter(pair -> !pair.getValue().isEmpty())
            .map(pair -> URLEncoder.encode(pair.getKey(), UTF_8)
                + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    }`,
  },
  ...JAVA_JSON,
  split: {
    imports: ['java.util.regex.Pattern'],
    code: `    private static String[] split(String text, String separator, int count) {
        String[] parts = text.split(Pattern.quote(separator), -1);
        if (parts.length != count) {
            throw new IllegalArgumentException(parts.length + " parts instead of " + count);
        }
        return parts;
    }`,
  },
  minus: {
    imports: ['java.math.BigDecimal'],
    code: `    private static String minus(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return "";
        }
        return new BigDecimal(a).subtract(new BigDecimal(b)).toPlainString();
    }`,
  },
  publicKey: {
    imports: [
      'java.security.GeneralSecurityException',
      'java.security.KeyFactory',
      'java.security.PublicKey',
      'java.security.spec.X509EncodedKeySpec',
      'java.util.Base64',
    ],
    code: `    private static PublicKey publicKey(String algorithm, String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    }`,
  },
  isSigned: {
    imports: [
      'java.security.GeneralSecurityException',
      'java.security.PublicKey',
      'java.security.Signature',
      'java.security.SignatureException',
    ],
    code: `    private static boolean isSigned(String algorithm, PublicKey key, byte[] data, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(data);
        try {
            return verifier.verify(signature);
        } catch (SignatureException unreadable) {
            return false;
        }
    }`,
  },
  clientCertificate: {
    imports: [
      'java.io.IOException',
      'java.io.InputStream',
      'java.nio.file.Files',
      'java.nio.file.Path',
      'java.security.GeneralSecurityException',
      'java.security.KeyFactory',
      'java.security.KeyStore',
      'java.security.PrivateKey',
      'java.security.cert.Certificate',
      'java.security.cert.CertificateFactory',
      'java.security.spec.PKCS8EncodedKeySpec',
      'java.util.Base64',
      'javax.net.ssl.KeyManagerFactory',
      'javax.net.ssl.SSLContext',
    ],
    code: `    /** A certificate and its key, both PEM; the key as openssl writes it today: BEGIN PRIVATE KEY. */
    private static SSLContext clientCertificate(String certificateFile, String keyFile)
            throws GeneralSecurityException, IOException {
        Certificate certificate;
        try (InputStream file = Files.newInputStream(Path.of(certificateFile))) {
            certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
        String pem = Files.readString(Path.of(keyFile)).replaceAll("-----[A-Z ]+-----", "");
        PrivateKey key = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key, new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }`,
  },
};

const KEYWORDS =
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw throws transient try void volatile while true false null var record yield';

/** Locals of the frame. Classes and methods have names of their own kind. */
const FRAME = 'args client request response';

/** Keywords and locals of the frame. Methods and variables do not share their names. */
export const JAVA_RESERVED: ReadonlySet<string> = new Set(`${KEYWORDS} ${FRAME}`.split(' '));
