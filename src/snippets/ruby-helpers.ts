import type { Helper } from './writer.ts';

/** Methods by name, with what they require. */
export const RUBY_HELPERS: Readonly<Record<string, Helper>> = {
  env: {
    code: `def env(name)
  ENV[name].to_s.tap { |value| abort "set #{name} in the environment" if value.empty? }
end`,
  },
  utf8_text: {
    code: `def utf8_text(bytes)
  text = bytes.dup.force_encoding(Encoding::UTF_8)
  text.valid_encoding? ? text : abort('not UTF-8')
end`,
  },
  hex_decode: {
    code: `def hex_decode(text)
  abort 'not hex' unless text.match?(/\\A(\\h\\h)*\\z/)
  [text].pack('H*')
end`,
  },
  base64_decode: {
    imports: ['base64'],
    code: `# Refuses stray bits too, which strict_decode64 overlooks.
def base64_decode(text)
  bytes = Base64.strict_decode64(text)
  Base64.strict_encode64(bytes) == text ? bytes : abort('not base64')
end`,
  },
  base64url_decode: {
    imports: ['base64'],
    code: `# Refuses padding and stray bits, which urlsafe_decode64 overlooks.
def base64url_decode(text)
  bytes = Base64.urlsafe_decode64(text)
  Base64.urlsafe_encode64(bytes, padding: false) == text ? bytes : abort('not base64url without padding')
end`,
  },
  form_encode: {
    imports: ['uri'],
    code: `def form_encode(pairs)
  URI.encode_www_form(pairs.reject { |_, value| value.empty? })
end`,
  },
  json_members: {
    imports: ['json'],
    code: `# Numbers stay as they are written, 2600.00 is not 2600.0: they are put in quotes before they are read.
def json_members(text)
  JSON.parse(text)
  token = /"(?:[^"\\\\]+|\\\\.)*"|-?\\d[-+.\\dEe]*/
  members = JSON.parse(text.gsub(token) { |found| found.start_with?('"') ? found : %("#{found}") })
  members.is_a?(Hash) ? members : abort('not a JSON object')
end`,
  },
  json_member: {
    helpers: ['json_members'],
    code: `def json_member(text, *names, default: nil)
  members = json_members(text)
  name = names.find { |own| members.key?(own) }
  value = name ? members[name] : default
  case value
  when String then value
  when true, false then value.to_s
  else abort "no plain member #{names.join(' or ')}"
  end
end`,
  },
  number: {
    imports: ['json'],
    code: `# A time in quotes is not a number: RFC 7519, section 2.
def number?(text, name)
  JSON.parse(text).fetch(name, 0).is_a?(Numeric)
end`,
  },
  segment: {
    code: `def segment(text, separator, index, count)
  parts = text.split(separator, -1)
  parts.size == count ? parts[index] : abort("#{parts.size} parts instead of #{count}")
end`,
  },
  minus: {
    code: `def minus(from, subtracted)
  return '' if from.empty? || subtracted.empty?

  difference = Float(from) - Float(subtracted)
  (difference % 1).zero? ? difference.to_i.to_s : difference.to_s
end`,
  },
  signed_rs256: {
    imports: ['openssl'],
    code: `def signed_rs256?(public_key, data, signature)
  OpenSSL::PKey::RSA.new(public_key).verify('SHA256', signature, data)
end`,
  },
  signed_es256: {
    imports: ['openssl'],
    code: `# A JWS has r and s, 32 bytes each; OpenSSL wants them as DER.
def signed_es256?(public_key, data, signature)
  return false unless signature.bytesize == 64

  integers = signature.unpack('a32a32').map { |bytes| OpenSSL::ASN1::Integer(OpenSSL::BN.new(bytes, 2)) }
  OpenSSL::PKey::EC.new(public_key).verify('SHA256', OpenSSL::ASN1::Sequence(integers).to_der, data)
end`,
  },
};

const KEYWORDS =
  'BEGIN END alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield';
const METHODS = 'abort format gsub loop p pp print printf proc puts raise rand require sprintf system test';
const FRAME = 'endpoint headers http response tls';

/** Keywords, methods of Kernel and locals of the frame, and these helpers, which a local would hide. */
export const RUBY_RESERVED: ReadonlySet<string> = new Set([
  ...`${KEYWORDS} ${METHODS} ${FRAME}`.split(' '),
  ...Object.keys(RUBY_HELPERS),
]);
