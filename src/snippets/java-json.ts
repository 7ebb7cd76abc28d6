import type { Helper } from './writer.ts';

/** Java has no JSON of its own: enough of it to write texts and to read members. */
export const JAVA_JSON: Readonly<Record<string, Helper>> = {
  jsonString: {
    code: `    private static String jsonString(String text) {
        StringBuilder out = new StringBuilder("\\"");
        for (char unit : text.toCharArray()) {
            switch (unit) {
                case '"', '\\\\' -> out.append('\\\\').append(unit);
                case '\\b' -> out.append("\\\\b");
                case '\\f' -> out.append("\\\\f");
                case '\\n' -> out.append("\\\\n");
                case '\\r' -> out.append("\\\\r");
                case '\\t' -> out.append("\\\\t");
                default -> out.append(unit < ' ' ? String.format("\\\\u%04x", (int) unit) : String.valueOf(unit));
            }
        }
        return out.append('"').toString();
    }`,
  },
  jsonObject: {
    imports: ['java.util.List', 'java.util.Map', 'java.util.stream.Collectors'],
    helpers: ['jsonString'],
    code: `    private static String jsonObject(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
            .map(pair -> jsonString(pair.getKey()) + ":" + jsonString(pair.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    }`,
  },
  jsonMember: {
    helpers: ['Json'],
    code: `    private static String jsonMember(String text, String... names) {
        Map<String, String> members = Json.members(text);
        for (String name : names) {
            if (members.containsKey(name)) {
                return Objects.requireNonNull(members.get(name), "no plain member " + name);
            }
        }
        throw new IllegalArgumentException("no member " + names[0]);
    }`,
    imports: ['java.util.Map', 'java.util.Objects'],
  },
  optionalMember: {
    helpers: ['Json'],
    code: `    private static String optionalMember(String text, String... names) {
        Map<String, String> members = Json.members(text);
        for (String name : names) {
            if (members.containsKey(name)) {
                return Objects.requireNonNull(members.get(name), "no plain member " + name);
            }
        }
        return "";
    }`,
    imports: ['java.util.Map', 'java.util.Objects'],
  },
  isNumber: {
    helpers: ['Json'],
    code: `    /** Also true of what is not there. A time in quotes is not a number: RFC 7519, section 2. */
    private static boolean isNumber(String text, String name) {
        return !Json.members(text).containsKey(name) || Json.numbers(text).contains(name);
    }`,
  },
  Json: {
    imports: [
      'java.util.HashMap',
      'java.util.HashSet',
      'java.util.HexFormat',
      'java.util.Map',
      'java.util.Set',
      'java.util.regex.Matcher',
      'java.util.regex.Pattern',
    ],
    code: `    /** Reads a JSON object's members. Numbers stay as they are written: 2600.00 is not 2600.0. */
    private static final class Json {
        private static final Pattern LITERAL =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null");
        private final String text;
        private int at;
        /** Names of the outermost object, which is read to its end last. */
        private Set<String> numbers = Set.of();

        private Json(String text) {
            this.text = text;
        }

        static Map<String, String> members(String text) {
            Json json = new Json(text);
            Map<String, String> members = json.object();
            json.next();
            if (json.at < text.length()) {
                throw json.unexpected();
            }
            return members;
        }

        static Set<String> numbers(String text) {
            Json json = new Json(text);
            json.object();
            return json.numbers;
        }

        private Map<String, String> object() {
            Map<String, String> members = new HashMap<>();
            Set<String> own = new HashSet<>();
            take('{');
            while (next() != '}') {
                if (!members.isEmpty()) {
                    take(',');
                }
                next();
                String name = string();
                take(':');
                own.remove(name);
                if ("-0123456789".indexOf(next()) >= 0) {
                    own.add(name);
                }
                members.put(name, value());
            }
            take('}');
            numbers = own;
            return members;
        }

        private void array() {
            take('[');
            for (boolean first = true; next() != ']'; first = false) {
                if (!first) {
                    take(',');
                }
                value();
            }
            take(']');
        }

        /** A string's text, the literal of a number, true or false; null for everything else. */
        private String value() {
            switch (next()) {
                case '"':
                    return string();
                case '{':
                    object();
                    return null;
                case '[':
                    array();
                    return null;
                default:
                    Matcher literal = LITERAL.matcher(text).region(at, text.length());
                    if (!literal.lookingAt()) {
                        throw unexpected();
                    }
                    at = literal.end();
                    return literal.group().equals("null") ? null : literal.group();
            }
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            take('"');
            for (char unit = text.charAt(at++); unit != '"'; unit = text.charAt(at++)) {
                if (unit < ' ') {
                    throw unexpected();
                }
                out.append(unit == '\\\\' ? escaped() : unit);
            }
            return out.toString();
        }

        private char escaped() {
            char unit = text.charAt(at++);
            if (unit == 'u') {
                at += 4;
                return (char) HexFormat.fromHexDigits(text, at - 4, at);
            }
            int index = "\\"\\\\/bfnrt".indexOf(unit);
            if (index < 0) {
                throw unexpected();
            }
            return "\\"\\\\/\\b\\f\\n\\r\\t".charAt(index);
        }

        /** The unit after white space, without taking it; NUL at the end. */
        private char next() {
            while (at < text.length() && " \\t\\r\\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : '\\0';
        }

        private void take(char expected) {
            if (next() != expected) {
                throw unexpected();
            }
            at++;
        }

        private IllegalArgumentException unexpected() {
            return new IllegalArgumentException("not JSON at " + at);
        }
    }`,
  },
};
