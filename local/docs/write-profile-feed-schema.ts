import { writeFile } from 'node:fs/promises';
import { profileFeedSchemaText } from './profile-feed-schema-text.ts';

/** Writes `docs/profile-feed.schema.json`; run it after every change of the record's schema. */
await writeFile(new URL('../../docs/profile-feed.schema.json', import.meta.url), profileFeedSchemaText());
