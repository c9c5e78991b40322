/**
 * Nothing but password checks: `@node-rs/argon2` with the product's parameters, so many at once. For each line on standard
 * input, `{ phc, secret, password, seconds, atOnce }`, it prints how many a second it made.
 */
import { createInterface } from 'node:readline';
import { verify } from '@node-rs/argon2';

for await (const line of createInterface({ input: process.stdin })) {
  const { phc, secret, password, seconds, atOnce } = JSON.parse(line);
  const bytes = Buffer.from(password);
  const options = { secret: Buffer.from(secret, 'base64') };
  const start = performance.now();
  const until = start + seconds * 1000;
  let made = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        if (!(await verify(phc, bytes, options))) throw new Error('The password did not match');
        made += 1;
      }
    }),
  );
  console.log(JSON.stringify({ rate: (made * 1000) / (performance.now() - start) }));
}
