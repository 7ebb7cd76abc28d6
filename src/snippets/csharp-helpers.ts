import { CSHARP_JSON } from './csharp-json.ts';
import type { Helper } from './writer.ts';

/** Static methods by name, in the C# 7 that Mono compiles. */
export const CSHARP_HELPERS: Readonly<Record<string, Helper>> = {
  ...CSHARP_JSON,
  Env: {
    imports: ['System'],
    code: `    private static string Env(string name)
    {
        string value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value)) throw new InvalidOperationException("set " + name + " in the environment");
        return value;
    }`,
  },
  StandardInput: {
    imports: ['System', 'System.IO', 'System.Text'],
    code: `    /// <summary>Byte for byte: Console.In would remove a byte order mark.</summary>
    private static string StandardInput()
    {
        using (Stream input = Console.OpenStandardInput())
        using (var data = new MemoryStream())
        {
            input.CopyTo(data);
            return new UTF8Encoding(false, true).GetString(data.ToArray());
        }
    }`,
  },
  NonceHex: {
    imports: ['System.Security.Cryptography'],
    helpers: ['Hex'],
    code: `    private static string NonceHex()
    {
        var random = new byte[16];
        using (var generator = RandomNumberGenerator.Create()) generator.GetBytes(random);
        return Hex(random);
    }`,
  },
  Digest: {
    imports: ['System.Security.Cryptography'],
    code: `    private static byte[] Digest(HashAlgorithm algorithm, byte[] message)
    {
        using (algorithm) return algorithm.ComputeHash(message);
    }`,
  },
  JoinPresent: {
    imports: ['System.Linq'],
    code: `    private static string JoinPresent(string separator, params string[] parts)
    {
        return string.Join(separator, parts.Where(part => part != ""));
    }`,
  },
  Hex: {
    imports: ['System'],
    code: `    private static string Hex(byte[] data)
    {
        return BitConverter.ToString(data).Replace("-", "").ToLowerInvariant();
    }`,
  },
  HexDecode: {
    imports: ['System', 'System.Globalization', 'System.Linq'],
    code: `    private static byte[] HexDecode(string text)
    {
        if (text.Length % 2 != 0) throw new FormatException("an odd number of hexadecimal digits");
        return Enumerable.Range(0, text.Length / 2)
            .Select(i => byte.Parse(text.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            .ToArray();
    }`,
  },
  Base64Decode: {
    imports: ['System'],
    code: `    private static byte[] Base64Decode(string text)
    {
        byte[] data = Convert.FromBase64String(text);
        return Convert.ToBase64String(data) == text ? data : throw new FormatException("not base64 with its padding");
    }`,
  },
  Base64Url: {
    imports: ['System'],
    code: `    private static string Base64Url(byte[] data)
    {
        return Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }`,
  },
  Base64UrlDecode: {
    imports: ['System'],
    helpers: ['Base64Url'],
    code: `    private static byte[] Base64UrlDecode(string text)
    {
        string padding = new string('=', (4 - text.Length % 4) % 4);
        byte[] data = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + padding);
        return Base64Url(data) == text ? data : throw new FormatException("not base64url without padding");
    }`,
  },
  FormEncode: {
    imports: ['System', 'System.Linq'],
    code: `    private static string FormEncode(params (string Name, string Value)[] pairs)
    {
        Func<string, string> escape = text =>
            Uri.EscapeDataString(text).Replace("%20", "+").Replace("~", "%7E").Replace("%2A", "*");
        return string.Join("&", pairs.Where(pair => pair.Value != "").Select(pair => escape(pair.Name) + "=" + escape(pair.Value)));
    }`,
  },
  Split: {
    imports: ['System'],
    code: `    private static string[] Split(string text, string separator, int count)
    {
        string[] parts = text.Split(new[] { separator }, StringSplitOptions.None);
        return parts.Length == count ? parts : throw new FormatException($"{parts.Length} parts instead of {count}");
    }`,
  },
  Number: {
    imports: ['System.Globalization'],
    code: `    private static double Number(string text)
    {
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }`,
  },
  Minus: {
    imports: ['System.Globalization'],
    helpers: ['Number'],
    code: `    private static string Minus(string a, string b)
    {
        return a == "" || b == "" ? "" : (Number(a) - Number(b)).ToString("0.###", CultureInfo.InvariantCulture);
    }`,
  },
  FixedTimeEquals: {
    imports: ['System.Runtime.CompilerServices', 'System.Text'],
    code: `    /// <summary>CryptographicOperations.FixedTimeEquals, for a .NET that does not have it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static bool FixedTimeEquals(string a, string b)
    {
        byte[] left = Encoding.UTF8.GetBytes(a), right = Encoding.UTF8.GetBytes(b);
        if (left.Length != right.Length) return false;
        int difference = 0;
        for (int i = 0; i < left.Length; i++) difference |= left[i] ^ right[i];
        return difference == 0;
    }`,
  },
  RsaKey: {
    imports: ['System', 'System.IO', 'System.Linq', 'System.Security.Cryptography', 'System.Text.RegularExpressions'],
    code: `    /// <summary>RSA.ImportFromPem, for a .NET that does not have it: reads a SubjectPublicKeyInfo (RFC 5280, RFC 8017).</summary>
    private static RSA RsaKey(string pem)
    {
        string base64 = Regex.Replace(pem, "-----[A-Z ]+-----", "");
        using (var der = new BinaryReader(new MemoryStream(Convert.FromBase64String(base64))))
        {
            ReadLength(der, 0x30);
            der.ReadBytes(ReadLength(der, 0x30)); // the algorithm
            ReadLength(der, 0x03);
            der.ReadByte(); // no unused bits
            ReadLength(der, 0x30);
            RSA key = RSA.Create();
            key.ImportParameters(new RSAParameters { Modulus = ReadInteger(der), Exponent = ReadInteger(der) });
            return key;
        }
    }

    private static byte[] ReadInteger(BinaryReader der)
    {
        return der.ReadBytes(ReadLength(der, 0x02)).SkipWhile(octet => octet == 0).ToArray();
    }

    private static int ReadLength(BinaryReader der, byte tag)
    {
        if (der.ReadByte() != tag) throw new CryptographicException("not an RSA public key");
        int first = der.ReadByte(), length = 0;
        if (first < 0x80) return first;
        for (int octets = first & 0x7f; octets > 0; octets--) length = length << 8 | der.ReadByte();
        return length;
    }`,
  },
  IsSignedRs256: {
    imports: ['System.Security.Cryptography'],
    helpers: ['RsaKey'],
    code: `    private static bool IsSignedRs256(string publicKey, byte[] data, byte[] signature)
    {
        using (RSA key = RsaKey(publicKey))
        {
            return signature.Length == key.KeySize / 8
                && key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }`,
  },
};

const KEYWORDS =
  'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while var await async dynamic';

/** Locals of the frame. Types and methods begin with a capital. */
const FRAME = 'client handler request response';

/** Keywords and locals of the frame. Types and methods are spelled otherwise than variables. */
export const CSHARP_RESERVED: ReadonlySet<string> = new Set(`${KEYWORDS} ${FRAME}`.split(' '));
