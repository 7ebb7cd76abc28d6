import type { Helper } from './writer.ts';

/** System.Text.Json is not everywhere where C# is: enough JSON to write texts and to read members. */
export const CSHARP_JSON: Readonly<Record<string, Helper>> = {
  JsonString: {
    imports: ['System.Text'],
    code: `    private static string JsonString(string text)
    {
        var json = new StringBuilder("\\"");
        foreach (char unit in text)
        {
            switch (unit)
            {
                case '"': case '\\\\': json.Append('\\\\').Append(unit); break;
                case '\\b': json.Append("\\\\b"); break;
                case '\\f': json.Append("\\\\f"); break;
                case '\\n': json.Append("\\\\n"); break;
                case '\\r': json.Append("\\\\r"); break;
                case '\\t': json.Append("\\\\t"); break;
                default: json.Append(unit < ' ' ? $"\\\\u{(int)unit:x4}" : unit.ToString()); break;
            }
        }
        return json.Append('"').ToString();
    }`,
  },
  JsonObject: {
    imports: ['System.Linq'],
    helpers: ['JsonString'],
    code: `    private static string JsonObject(params (string Name, string Value)[] pairs)
    {
        return "{" + string.Join(",", pairs.Select(pair => JsonString(pair.Name) + ":" + JsonString(pair.Value))) + "}";
    }`,
  },
  JsonMember: {
    imports: ['System'],
    helpers: ['FindMember'],
    code: `    private static string JsonMember(string text, params string[] names)
    {
        return FindMember(text, names) ?? throw new FormatException("no member " + names[0]);
    }`,
  },
  OptionalMember: {
    helpers: ['FindMember'],
    code: `    private static string OptionalMember(string text, params string[] names)
    {
        return FindMember(text, names) ?? "";
    }`,
  },
  FindMember: {
    imports: ['System', 'System.Collections.Generic', 'System.Linq'],
    helpers: ['JsonReader'],
    code: `    private static string FindMember(string text, string[] names)
    {
        Dictionary<string, string> members = new JsonReader(text).ReadMembers();
        string name = names.FirstOrDefault(members.ContainsKey);
        return name == null ? null : members[name] ?? throw new FormatException("no plain member " + name);
    }`,
  },
  IsNumber: {
    helpers: ['JsonReader'],
    code: `    /// <summary>Also true of what is not there. A time in quotes is not a number: RFC 7519, section 2.</summary>
    private static bool IsNumber(string text, string name)
    {
        var reader = new JsonReader(text);
        return !reader.ReadMembers().ContainsKey(name) || reader.Numbers.Contains(name);
    }`,
  },
  JsonReader: {
    imports: [
      'System',
      'System.Collections.Generic',
      'System.Globalization',
      'System.Text',
      'System.Text.RegularExpressions',
    ],
    code: `    /// <summary>Reads a JSON object's members. Numbers stay as they are written: 2600.00 is not 2600.0.</summary>
    private sealed class JsonReader
    {
        private static readonly Regex Literal =
            new Regex(@"\\G(?:-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)");
        private readonly string text;
        private int at;

        /// <summary>Names of the outermost object, which is read to its end last.</summary>
        public HashSet<string> Numbers { get; private set; } = new HashSet<string>();

        public JsonReader(string text)
        {
            this.text = text;
        }

        public Dictionary<string, string> ReadMembers()
        {
            Dictionary<string, string> members = ReadObject();
            Peek();
            return at == text.Length ? members : throw Unexpected();
        }

        private Dictionary<string, string> ReadObject()
        {
            var members = new Dictionary<string, string>();
            var own = new HashSet<string>();
            Take('{');
            while (Peek() != '}')
            {
                if (members.Count > 0) Take(',');
                Peek();
                string name = ReadString();
                Take(':');
                own.Remove(name);
                if ("-0123456789".IndexOf(Peek()) >= 0) own.Add(name);
                members[name] = ReadValue();
            }
            Take('}');
            Numbers = own;
            return members;
        }

        private void ReadArray()
        {
            Take('[');
            for (bool isFirst = true; Peek() != ']'; isFirst = false)
            {
                if (!isFirst) Take(',');
                ReadValue();
            }
            Take(']');
        }

        /// <summary>A string's text, the literal of a number, true or false; null for everything else.</summary>
        private string ReadValue()
        {
            switch (Peek())
            {
                case '"':
                    return ReadString();
                case '{':
                    ReadObject();
                    return null;
                case '[':
                    ReadArray();
                    return null;
                default:
                    Match literal = Literal.Match(text, at);
                    if (!literal.Success) throw Unexpected();
                    at += literal.Length;
                    return literal.Value == "null" ? null : literal.Value;
            }
        }

        private string ReadString()
        {
            var value = new StringBuilder();
            Take('"');
            for (char unit = text[at++]; unit != '"'; unit = text[at++])
            {
                if (unit < ' ') throw Unexpected();
                value.Append(unit == '\\\\' ? ReadEscaped() : unit);
            }
            return value.ToString();
        }

        private char ReadEscaped()
        {
            char unit = text[at++];
            if (unit == 'u')
            {
                at += 4;
                return (char)ushort.Parse(text.Substring(at - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            }
            int index = "\\"\\\\/bfnrt".IndexOf(unit);
            return index >= 0 ? "\\"\\\\/\\b\\f\\n\\r\\t"[index] : throw Unexpected();
        }

        /// <summary>The unit after white space, without taking it; NUL at the end.</summary>
        private char Peek()
        {
            while (at < text.Length && " \\t\\r\\n".IndexOf(text[at]) >= 0) at++;
            return at < text.Length ? text[at] : '\\0';
        }

        private void Take(char expected)
        {
            if (Peek() != expected) throw Unexpected();
            at++;
        }

        private FormatException Unexpected()
        {
            return new FormatException("not JSON at " + at);
        }
    }`,
  },
};
