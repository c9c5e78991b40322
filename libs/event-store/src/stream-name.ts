import { UnstorableValue } from './codec/codec-errors.js';

const STREAM_NAME = /^[a-z][a-z0-9_]{0,49}-[A-Za-z0-9_-]{1,150}$/;

/**
 * The aggregate's id in a stream's name `<category>-<id>`. A category contains no `-`, since EventStoreDB
 * splits at the first one.
 * @throws UnstorableValue when the name has another form.
 */
export function aggregateIdOf(stream: string): string {
  if (!STREAM_NAME.test(stream)) {
    throw new UnstorableValue('', 'a stream name is <category>-<id> in letters, digits, - and _');
  }
  return stream.slice(stream.indexOf('-') + 1);
}
