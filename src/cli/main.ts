/** Placeholder: the terminal commands arrive with the engine. */
const [command] = process.argv.slice(2);
console.error(JSON.stringify({ error: { code: 'not-built-yet', message: `no such command yet: ${command}` } }));
process.exitCode = 2;
