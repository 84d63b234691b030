import { startEmbeddedMongod } from '../../server/evaluation/mongod/embedded-mongod.ts';

/**
 * Runs an embedded mongod on the folder named by the first argument, says its address, and waits to be killed.
 * With `exit` as the second argument it exits at the end of its input, without stopping the server.
 */
const [, , dataDir = '', atEndOfInput] = process.argv;
const { uri } = await startEmbeddedMongod({
  dataDir,
  mongodBinary: process.env.MONGOD_BINARY || undefined,
  env: process.env,
  report: (line) => console.error(line),
});
console.log(uri);
if (atEndOfInput === 'exit') process.stdin.on('end', () => process.exit(0)).resume();
