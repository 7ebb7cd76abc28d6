# frozen_string_literal: true

# Runs Ruby programs, each in a process forked from this one: together.ts says what is read and told.
require 'tmpdir'

# Loaded once for all. That a program requires what it needs shows where it is started by itself.
%w[base64 json openssl securerandom].each { |library| require library }

GIVEN = IO.for_fd(0, 'rb', autoclose: false)

def number
  GIVEN.read(4).unpack1('l>')
end

def text
  length = number
  length.zero? ? +'' : GIVEN.read(length).force_encoding(Encoding::UTF_8)
end

def run(names, folder, path, environment, input)
  File.binwrite(names[0], input)
  child = fork do
    [$stdin, $stdout, $stderr].zip(names, %w[r w w]) { |stream, name, mode| stream.reopen(name, mode) }
    ENV.replace(environment)
    Dir.chdir(folder)
    load(path)
  end
  Process.wait(child)
  written = names.drop(1).map { |name| File.binread(name) }
  [[$?.exitstatus].pack('l>'), *written.map { |bytes| [bytes.bytesize].pack('l>') + bytes }].join
end

answers = Dir.mktmpdir do |own|
  names = %w[in out err].map { |name| File.join(own, name) }
  Array.new(number) do
    folder = text
    path = text
    environment = Array.new(number) { [text, text] }.to_h
    run(names, folder, path, environment, text)
  end
end
$stdout.binmode
$stdout.write(*answers)
